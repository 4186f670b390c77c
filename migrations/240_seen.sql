-- What the conditions of a split were found to be when they were evaluated, so that it can be told afterwards: a list of
-- {condition, holds, saw}. Null for steps that evaluate none.
alter table participant_steps add column seen jsonb;
