-- The group of a participant is that of a stakeholder: one notion, one word.
alter table participant rename column "group" to urbal_group;
alter table participant rename constraint participant_group_check to participant_urbal_group_check;
