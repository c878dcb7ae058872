-- A question that was asked in a room kept the name or the segment of its writer when the owner of a proposal came to owe
-- the answer. The page had promised that only the room reads the name, and nobody the segment.
update contributions set segment_id = null, shown_as = case when shown_as = 'name' then 'segment' else shown_as end
where id in (select contribution_id from room_questions where contribution_id is not null);
