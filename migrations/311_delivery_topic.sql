-- What a message was about, of the project's topics: whoever unsubscribes by its link leaves that.
alter table deliveries add column topic text;
