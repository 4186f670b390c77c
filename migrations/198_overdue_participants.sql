-- Those whose wait is over and who wait all the same: entry slows down while there are many.
create index participants_overdue on participants (waits_until) where state = 'waiting';
