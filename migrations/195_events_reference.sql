-- A foreign key is checked row by row, which was a third of the cost of an event. Whoever stores events locks
-- their project once, and a project takes its events along when it goes.
alter table events drop constraint events_project_id_fkey;

create function delete_events_of_project() returns trigger language plpgsql as $$
begin
  delete from events where project_id = old.id;
  return null;
end $$;
create trigger delete_events after delete on projects
  for each row execute function delete_events_of_project();
