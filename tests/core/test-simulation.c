/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An alarm that cries wolf is ignored. So thousands of made-up diaries are put through the rules:
 * uncomplicated ones inside the guide, with a spread from person to person, a wobble from day to day,
 * bad days and missing days; "rough" ones, whose bad days go past the guide; and those somebody should
 * hear of. The courses are made up, not measured: the shares say how the rules behave, not how patients
 * fare. Aimed at: at most 5 % of the uncomplicated told to call, at least 95 % of the others within a
 * day. The rough ones are beyond the aim and are held to what was reached. */

#include <math.h>

#include "lift-assessment.h"
#include "test-guide.h"

#define N_PERSONS 4000
#define SEED 20261119
#define LAST_DAY 14
#define DAY0 20000
#define MISSING_SHARE 0.12
#define BAD_DAY_SHARE 0.05
#define BAD_DAY_POINTS 1

typedef enum { COURSE_UNCOMPLICATED, COURSE_ROUGH, COURSE_CLIMBING, COURSE_CREEP_BACK, COURSE_STUCK, COURSE_INFECTION,
               COURSE_HAEMATOMA, N_COURSES } Course;

static const char *const course_names[] = {
  "uncomplicated", "rough", "climbing", "creep-back", "stuck", "infection", "haematoma",
};

typedef struct {
  GRand *random;
  /* Where between the guide's edges this person runs: -1 low, 0 typical, 1 high. */
  double place;
  LiftSymptom symptom;
  int onset;
  double slope;
} Person;

/* About normal, from twelve uniform numbers. */
static double
draw_normal (GRand *random)
{
  double sum = 0;

  for (int i = 0; i < 12; i++)
    sum += g_rand_double (random);
  return sum - 6;
}

static double
get_guide_course (LiftSymptom symptom, int day, double place)
{
  const LiftBand *band = &test_guide[(int) symptom * TEST_GUIDE_DAYS + MIN (day, LAST_DAY)];

  if (place >= 0)
    return band->typical + place * (band->high - band->typical);
  return band->typical + place * (band->typical - band->low);
}

/* A true course goes up by what is wrong; the wobble comes on top. */
static double
get_course (const Person *person, Course course, LiftSymptom symptom, int day)
{
  double value = get_guide_course (symptom, day, person->place);
  double since = day - person->onset;

  switch (course) {
  case COURSE_CLIMBING:
    /* Rises by more than a point a day from the onset, in one symptom. */
    return symptom == person->symptom && since > 0 ? value + since * person->slope : value;
  case COURSE_CREEP_BACK:
    /* Had calmed, and comes back slowly. */
    if (symptom != person->symptom)
      return value;
    return since > 0 ? MIN (8, 1 + since * person->slope) : MIN (value, day < person->onset - 3 ? value : 1);
  case COURSE_STUCK:
    return symptom == person->symptom && day >= 2 ? MAX (value, 6) : value;
  case COURSE_INFECTION:
    if (symptom == LIFT_SYMPTOM_BRUISING || since <= 0)
      return value;
    return MIN (9, value + since * person->slope);
  case COURSE_HAEMATOMA:
    /* Within a day: swelling and pain far up. */
    return symptom != LIFT_SYMPTOM_BRUISING && since >= 0 ? MIN (10, MAX (value + 4, 7.5)) : value;
  case COURSE_UNCOMPLICATED:
  case COURSE_ROUGH:
  case N_COURSES:
    break;
  }
  return value;
}

static int
draw_score (const Person *person, Course course, LiftSymptom symptom, int day, int bad)
{
  double value = get_course (person, course, symptom, day) + bad;
  double wobble = g_rand_double (person->random);
  double high = test_guide[(int) symptom * TEST_GUIDE_DAYS + MIN (day, LAST_DAY)].high;
  int score = (int) floor (value + 0.5);

  /* One point up or down on half of the days. */
  if (wobble < 0.25)
    score--;
  else if (wobble < 0.5)
    score++;
  /* An uncomplicated course stays inside the guide; a rough one leaves it on bad days. */
  if (course == COURSE_UNCOMPLICATED || (course == COURSE_ROUGH && bad == 0))
    score = MIN (score, (int) ceil (high));
  return CLAMP (score, 0, LIFT_SCORE_MAX);
}

static void
draw_person (Person *person, GRand *random, Course course)
{
  person->random = random;
  person->place = CLAMP (draw_normal (random) * 0.6, -1, 1);
  person->symptom = g_rand_boolean (random) ? LIFT_SYMPTOM_DISCOMFORT : LIFT_SYMPTOM_SWELLING;
  person->slope = g_rand_double_range (random, 1.2, 2.2);
  switch (course) {
  case COURSE_CLIMBING:
    person->onset = g_rand_int_range (random, 4, 8);
    break;
  case COURSE_CREEP_BACK:
    person->onset = g_rand_int_range (random, 8, 11);
    person->slope = g_rand_double_range (random, 1.0, 1.8);
    break;
  case COURSE_INFECTION:
    person->onset = g_rand_int_range (random, 3, 9);
    person->slope = g_rand_double_range (random, 1.5, 2.5);
    break;
  case COURSE_HAEMATOMA:
    person->onset = g_rand_int_range (random, 0, 4);
    break;
  case COURSE_STUCK:
  case COURSE_UNCOMPLICATED:
  case COURSE_ROUGH:
  case N_COURSES:
    person->onset = 0;
    break;
  }
}

static LiftEpisode *
draw_diary (const Person *person, Course course)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);

  procedure->day0 = DAY0;
  for (int day = 0; day <= LAST_DAY; day++) {
    g_autoptr (LiftEntry) entry = NULL;
    int bad = g_rand_double (person->random) < BAD_DAY_SHARE ? BAD_DAY_POINTS : 0;

    if (g_rand_double (person->random) < MISSING_SHARE)
      continue;
    entry = lift_entry_new (NULL, DAY0 + day);
    for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++)
      entry->scores[s] = draw_score (person, course, (LiftSymptom) s, day, bad);
    g_ptr_array_add (entries, g_steal_pointer (&entry));
  }
  return lift_episode_new (procedure, entries, 0);
}

/* The first day on which she would be told to call, as she writes day by day; -1: never. */
static int
find_call (const LiftEpisode *episode, LiftReference *reference, int from)
{
  for (int day = from; day <= LAST_DAY; day++) {
    g_autoptr (GPtrArray) findings = NULL;

    findings = lift_assessment_run_day (episode, reference, NULL, DAY0 + day, DAY0 + day);
    for (guint i = 0; i < findings->len; i++) {
      const LiftFinding *finding = g_ptr_array_index (findings, i);

      if (finding->tier <= LIFT_TIER_TODAY)
        return day;
    }
  }
  return -1;
}

/* The first written day on which the course itself has something that somebody should hear of: two
 * points above where it started from, and 4 or more (creep-back: 3; stuck: the third day from day 7). */
static int
find_due (const Person *person, const LiftEpisode *episode, Course course)
{
  LiftSymptom symptom = course == COURSE_INFECTION || course == COURSE_HAEMATOMA ? LIFT_SYMPTOM_DISCOMFORT
                                                                                  : person->symptom;
  double least = course == COURSE_CREEP_BACK ? 3 : 4;
  double start = get_course (person, course, symptom, person->onset - (course == COURSE_HAEMATOMA ? 1 : 0));

  for (int day = course == COURSE_STUCK ? 7 : MAX (person->onset, 0); day <= LAST_DAY; day++) {
    double value = get_course (person, course, symptom, day);

    if (lift_episode_get_entry (episode, DAY0 + day) == NULL)
      continue;
    if (course == COURSE_STUCK || course == COURSE_HAEMATOMA || (value >= least && value - start >= 2))
      return day;
  }
  return -1;
}

typedef struct {
  double told;
  double within_a_day;
  double mean_delay;
  guint n;
} Shares;

static Shares
simulate (Course course, LiftReference *reference)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + (guint32) course);
  gboolean is_well = course == COURSE_UNCOMPLICATED || course == COURSE_ROUGH;
  guint told = 0, soon = 0, n = 0;
  double delays = 0;

  for (guint i = 0; i < N_PERSONS; i++) {
    Person person;
    g_autoptr (LiftEpisode) episode = NULL;
    int call, due = 0;

    draw_person (&person, random, course);
    episode = draw_diary (&person, course);
    if (!is_well)
      due = find_due (&person, episode, course);
    if (due < 0)
      continue;
    n++;
    call = find_call (episode, reference, is_well ? 0 : MAX (person.onset, 0));
    if (call < 0)
      continue;
    told++;
    delays += MAX (0, call - due);
    soon += call <= due + 1;
  }
  return (Shares){ told / (double) n, soon / (double) n, told > 0 ? delays / told : 0, n };
}

static void
test_well (void)
{
  g_autoptr (LiftReference) reference = test_guide_new ();
  Shares uncomplicated = simulate (COURSE_UNCOMPLICATED, reference);
  Shares rough = simulate (COURSE_ROUGH, reference);

  g_test_message ("%-14s %u diaries: %.1f %% told to call", course_names[COURSE_UNCOMPLICATED], uncomplicated.n,
                  100 * uncomplicated.told);
  g_test_message ("%-14s %u diaries: %.1f %% told to call", course_names[COURSE_ROUGH], rough.n, 100 * rough.told);
  g_assert_cmpuint (uncomplicated.n, ==, N_PERSONS);
  g_assert_cmpfloat (uncomplicated.told, <=, 0.05);
  g_assert_cmpfloat (rough.told, <=, 0.125);
}

static void
test_not_well (void)
{
  g_autoptr (LiftReference) reference = test_guide_new ();

  for (guint c = COURSE_CLIMBING; c < N_COURSES; c++) {
    Shares shares = simulate ((Course) c, reference);

    g_test_message ("%-14s %u diaries: %.1f %% told to call, %.1f %% within a day, on average after %.2f days",
                    course_names[c], shares.n, 100 * shares.told, 100 * shares.within_a_day, shares.mean_delay);
    g_assert_cmpuint (shares.n, >, N_PERSONS * 9 / 10);
    g_assert_cmpfloat (shares.within_a_day, >=, 0.95);
    g_assert_cmpfloat (shares.told, >=, 0.99);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulation/well", test_well);
  g_test_add_func ("/simulation/not-well", test_not_well);
  return g_test_run ();
}
