-- A review asks which other contracts share an HMIS project: by the project, among all lines of the map.
create index program_map_by_project on program_map (hmis_project_id) where hmis_project_id is not null;
