-- Entries from homelessness, for every group and window at once: entries whose recorded prior situation is literally
-- homeless by its codes, over all entries.
select g.group_no, window_of(s.entry_on) as window_no,
  count(*) filter (s.is_from_homelessness) as numerator,
  count(*) as denominator,
  count(*) filter (s.is_prior_situation_missing) as "missingPriorSituations"
from facts_stays s join measuring_groups g using (project_id)
where is_counted(s.is_unit_row) and s.entry_on between g.from_on and g.to_on and is_asked(s.entry_on)
group by all
