-- Nobody looks for open waits by their age: an event finds its people, and they their waits.
drop index event_waits_open;
