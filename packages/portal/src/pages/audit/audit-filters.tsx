import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DayFilter, SelectFilter } from '../../parts/filter-bar.tsx';
import type { TableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { auditTexts } from './audit-texts.ts';
import { type AuditFilterName, type Subject, subjects } from './event-filter.ts';

const subjectNames = Object.keys(subjects) as Subject[];

function SubjectFilter({ state }: { state: TableState<AuditFilterName> }) {
  const texts = useTexts(auditTexts);
  const set = subjectNames.find((name) => state.filters[name] !== '');
  const [chosen, setChosen] = useState<Subject>(set ?? 'account');
  const subject = set ?? chosen;
  const choose = (next: Subject) => {
    setChosen(next);
    const value = state.filters[subject];
    if (value === '') return;
    state.setFilters({ [subject]: '', [next]: value });
  };
  return (
    <Group gap="xxs" wrap="nowrap" align="flex-end" w={{ base: '100%', xs: 'auto' }}>
      <Select
        label={texts.filters.subject}
        data={subjectNames.map((value) => ({ value, label: texts.subjects[value] }))}
        value={subject}
        allowDeselect={false}
        onChange={(value) => choose(value as Subject)}
        w={176}
      />
      <TextInput
        label={texts.filters.subjectValue}
        value={state.filters[subject]}
        onChange={(event) => state.setFilter(subject, event.currentTarget.value.trim())}
        spellCheck={false}
        autoComplete="off"
        maxLength={64}
        flex="1 1 14rem"
      />
    </Group>
  );
}

/** What the table of events can be narrowed to. */
export function AuditFilters({ state }: { state: TableState<AuditFilterName> }) {
  const texts = useTexts(auditTexts);
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  const select = (name: AuditFilterName, label: string, words: Readonly<Record<string, string>>) => (
    <SelectFilter label={label} options={options(words)} {...state.field(name)} />
  );
  return (
    <>
      {select('source', texts.filters.about, texts.sources)}
      {select('executor', texts.filters.who, texts.executors)}
      {select('level', texts.filters.level, texts.levels)}
      <DayFilter label={texts.filters.from} {...state.field('from')} />
      <DayFilter label={texts.filters.to} {...state.field('to')} />
      <SubjectFilter state={state} />
    </>
  );
}
