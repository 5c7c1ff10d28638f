const en = {
  title: 'First steps',
  lead: (done: string, all: string) => `${done} of ${all} done. The list goes when all are.`,
  hide: 'Hide the list',
  hidden: 'The list is hidden.',
  done: 'Done',
  toDo: 'To do',
  steps: {
    key: { title: 'Create an API key', text: 'Your backend authenticates with it.' },
    webhook: { title: 'Set a webhook', text: 'Your backend is told when something has ended.' },
    branding: { title: 'Make the capture page yours', text: 'Logo, colours and words, with a live preview.' },
    enrolment: { title: 'Enrol the first person', text: 'Begin it here, or by the API.' },
  },
};
export default en;
