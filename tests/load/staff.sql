-- Everybody who works here, invented by PostgreSQL itself. Named values: staff, teams, areas, holders, first (holder).
-- Of each team one leads and one screens; of each area one leads; one reads the audit; the others hold the children.
INSERT INTO access_team (id, name, agency, service_area, authority)
SELECT 1000 + n, 'Team ' || n, 'cafcass', 'A' || (n %% %(areas)s), '' FROM generate_series(1, %(teams)s) n;

INSERT INTO access_user (id, password, is_superuser, username, email, is_staff, is_active, date_joined, name, is_invented)
SELECT 1000 + n, '!', false, 'load' || n, '', false, true, now(), 'Invented ' || n, true FROM generate_series(1, %(staff)s) n;

INSERT INTO access_appointment (from_on, to_on, role, team_id, user_id)
SELECT CURRENT_DATE - 1825, NULL,
  CASE WHEN n <= %(teams)s THEN 'service_manager' WHEN n <= 2 * %(teams)s THEN 'screening_officer'
    WHEN n <= 2 * %(teams)s + %(areas)s THEN 'head_of_service' WHEN n < %(first)s THEN 'auditor'
    WHEN n %% 4 = 0 THEN 'childrens_guardian' ELSE 'family_court_adviser' END,
  CASE WHEN n <= 2 * %(teams)s THEN 1001 + (n - 1) %% %(teams)s
    WHEN n < %(first)s THEN 1001 + (n - 2 * %(teams)s - 1) %% %(teams)s
    ELSE 1001 + (n - %(first)s) %% %(teams)s END,
  1000 + n
FROM generate_series(1, %(staff)s) n;

INSERT INTO allocation_contractedhours (from_on, to_on, user_id, set_by_id, hours)
SELECT CURRENT_DATE - 1825, NULL, id, 1001, CASE WHEN id %% 5 = 0 THEN 22.2 ELSE 37.0 END
FROM access_user WHERE id >= 1000 + %(first)s;

INSERT INTO allocation_reducedhours (from_on, to_on, user_id, set_by_id, category, hours)
SELECT CURRENT_DATE - 30, CURRENT_DATE + 30, id, 1001, 'fewer_hours', 7.4 FROM access_user
WHERE id >= 1000 + %(first)s AND id %% 10 = 0;

INSERT INTO oversight_supervision (id, version, supervision_id, practitioner_id, supervisor_id, held_on, next_on, words,
  agreed_on, written_at)
SELECT 1000000 + (u.id - 1000) * 100 + month, 1, 'S-' || u.id || '-' || month, u.id, 1001 + (u.id - %(first)s) %% %(teams)s,
  CURRENT_DATE - 30 * month, CURRENT_DATE - 30 * month + 30, 'Invented words of a supervision.', CURRENT_DATE - 30 * month,
  now() - month * interval '30 days'
FROM access_user u, generate_series(1, 60) month WHERE u.id >= 1000 + %(first)s;

INSERT INTO access_doneonce (token, kind, done_at)
SELECT md5(n::text), 'children.write', now() - n * interval '5 minutes' FROM generate_series(1, %(staff)s * 100) n;

INSERT INTO allocation_onduty (team_id, user_id, on_on, entered_by_id, entered_at, struck_because)
SELECT 1001 + (id - 1000 - %(first)s) %% %(teams)s, id, CURRENT_DATE - 30 + ((id - 1000) / %(teams)s %% 60)::int, 1001, now(), ''
FROM access_user WHERE id >= 1000 + %(first)s;
