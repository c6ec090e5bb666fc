-- A country's casework, invented by PostgreSQL itself. Named values: children, staff, teams, holders, days (of five years).
-- Everybody is called "Invented" and a number. What matters is how much there is and how it hangs together.
INSERT INTO access_team (name, agency, service_area, authority)
SELECT 'Team ' || n, 'cafcass', 'A' || (n %% 19), '' FROM generate_series(1, %(teams)s) n;

INSERT INTO access_user (id, password, is_superuser, username, email, is_staff, is_active, date_joined, name, is_invented)
SELECT 1000 + n, '!', false, 'load' || n, '', false, true, now(), 'Invented ' || n, true FROM generate_series(1, %(staff)s) n;

INSERT INTO access_appointment (from_on, to_on, role, team_id, user_id)
SELECT DATE '2020-01-01', NULL, CASE WHEN n <= %(teams)s THEN 'service_manager' ELSE 'family_court_adviser' END,
  (SELECT min(id) FROM access_team) + (n - 1) %% %(teams)s, 1000 + n
FROM generate_series(1, %(staff)s) n;

INSERT INTO children_child (child_id, given_names, family_name, known_as, born_on, sex, ethnicity, communication,
  interpreter_language, service_area, authority, family_reference, is_open, opened_on, closed_on, identity, is_invented,
  told_on, version)
SELECT 'C-' || lpad(n::text, 7, '0'), 'Invented', 'Child' || n, '', DATE '2012-01-01' + n %% 4000, 'female',
  'white_british', '', '', 'A01', '', 'CF' || n, n %% 3 = 0, CURRENT_DATE - n %% %(days)s,
  CASE WHEN n %% 3 = 0 THEN NULL ELSE CURRENT_DATE END, 'confirmed', true, CURRENT_DATE, 1
FROM generate_series(1, %(children)s) n;

INSERT INTO access_assignment (from_on, to_on, child_id, capacity, team_id, user_id)
SELECT opened_on, closed_on, child_id, 'adviser', a.team_id, a.user_id
FROM (SELECT *, %(teams)s + row_number() OVER (ORDER BY child_id) %% %(holders)s + 1 AS holder FROM children_child) c
JOIN access_appointment a ON a.user_id = 1000 + c.holder;

INSERT INTO children_proceedings (case_id, law, kind, programme, court, area, issued_on, next_hearing_kind, next_hearing_on)
SELECT 'CF' || n, CASE WHEN n %% 2 = 0 THEN 'public' ELSE 'private' END, 'invented', '', '', '',
  CURRENT_DATE - n %% %(days)s, '', CURRENT_DATE + n %% 60
FROM generate_series(1, %(children)s) n;

INSERT INTO children_childincase (child_id, proceedings_id) SELECT child_id, family_reference FROM children_child;

INSERT INTO children_familymember (child_id, person_id, name, relationship, party, source, version)
SELECT child_id, '', 'Invented ' || who, who, 'respondent', 'cafcass', 1
FROM children_child, (VALUES ('mother'), ('father')) w(who);

INSERT INTO children_contact (child_id, member_id, kind, value, is_confidential, source, version)
SELECT child_id, id, 'address', '1 Invented Street', true, 'cafcass', 1 FROM children_familymember;

INSERT INTO children_formername (child_id, name, sound, source)
SELECT child_id, given_names || ' ' || family_name, 'xld', '' FROM children_child;

INSERT INTO children_step (child_id, code, step, timetable, whose, due_on, is_done, how_sure, source)
SELECT child_id, 'invented/' || n, 'Step ' || n, 'invented', 'cafcass', opened_on + n * 30, n < 5, '', 'invented'
FROM children_child, generate_series(1, 6) n;

INSERT INTO children_chronologyline (child_id, line_id, happened_on, learnt_on, agency, source, kind, title, sentence,
  doubt, law, is_standing)
SELECT child_id, 'E' || n, opened_on + n * 5, opened_on + n * 5, 'cafcass', 'Cafcass', 'invented', 'Something happened',
  'Something happened to this invented child.', '', '', true
FROM children_child, generate_series(1, 40) n;

INSERT INTO children_courtorder (child_id, proceedings_id, kind, made_on, received_on, is_final)
SELECT child_id, family_reference, 'directions', opened_on + 20, opened_on + 29, false FROM children_child;

INSERT INTO children_accounttold (child_id, told_on, weeks, next_steps, standing)
SELECT child_id, CURRENT_DATE, %(weeks)s::jsonb, '[]'::jsonb, 'Invented proceedings' FROM children_child;

ANALYZE;
