#!/usr/bin/python3
"""A window around WebKitGTK for WebKitWebDriver, as MiniBrowser is one, that a test can do more with.

Usage: webkit-host.py SETTINGS. SETTINGS is a JSON file, read again before each navigation of a page:
`script` (runs in every frame before the page's own), `width`, `height`, `language`, `isDark`, `userAgent`,
`withoutTrustedTypes`.
"""
import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def read_settings():
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file)


def feature(name):
    features = WebKit2.Settings.get_all_features()
    each = (features.get(index) for index in range(features.get_length()))
    return next(one for one in each if one.get_identifier() == name)


def apply(view, wanted):
    """Makes a view what the settings say. WebKit tells its page of it before the navigation goes on."""
    content = view.get_user_content_manager()
    content.remove_all_scripts()
    if wanted.get("script"):
        frames = WebKit2.UserContentInjectedFrames.ALL_FRAMES
        moment = WebKit2.UserScriptInjectionTime.START
        content.add_script(WebKit2.UserScript.new(wanted["script"], frames, moment, None, None))
    settings = view.get_settings()
    settings.set_enable_media_stream(True)
    settings.set_feature_enabled(feature("TrustedTypes"), not wanted.get("withoutTrustedTypes", False))
    settings.set_user_agent(wanted.get("userAgent"))
    Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", wanted.get("isDark", False))
    view.get_context().set_preferred_languages([wanted.get("language", "en-US")])


def decide(view, _decision, kind):
    if kind == WebKit2.PolicyDecisionType.NAVIGATION_ACTION:
        apply(view, read_settings())
    return False


def main():
    context = WebKit2.WebContext.new_with_website_data_manager(WebKit2.WebsiteDataManager.new_ephemeral())
    context.set_automation_allowed(True)

    def create(_session):
        wanted = read_settings()
        content = WebKit2.UserContentManager()
        view = WebKit2.WebView(web_context=context, user_content_manager=content, is_controlled_by_automation=True)
        apply(view, wanted)
        view.connect("decide-policy", decide)
        window = Gtk.Window()
        window.set_decorated(False)
        window.set_default_size(wanted.get("width", 1280), wanted.get("height", 800))
        view.connect("close", lambda _view: window.destroy())
        window.add(view)
        window.show_all()
        return view

    def begin(_context, session):
        session.connect("create-web-view", create)

    context.connect("automation-started", begin)
    Gtk.main()


main()
