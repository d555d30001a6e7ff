-- What a contract agreed on a measure itself: a minimum and a target of its own.

alter table measure_binding
  add minimum numeric check (minimum >= 0),
  add target numeric check (target >= 0),
  add direction text check (direction in ('increase', 'decrease')),
  add check ((minimum is null) = (target is null) and (minimum is null) = (direction is null));
comment on column measure_binding.minimum is 'The minimum that is proposed for this contract alone; null: the standard of its program types holds.';
comment on column measure_binding.target is 'The target beside that minimum.';
