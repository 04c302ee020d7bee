/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format.h"

#include <glib/gi18n-lib.h>

#include "lift-format-private.h"

/* From which day number the words of a sign for the visit become "Ask your clinic for a date." */
#define DIMPLE_ASKS_FROM 21
#define UNEVEN_ASKS_FROM 15
#define NUMB_ASKS_FROM 56

/* The words of the list, as data/rules/signs.json has them. */
static const LiftWord words[LIFT_N_SIGNS] = {
  [LIFT_SIGN_VISION] = { "sign", NC_("sign", "Sudden loss or change of sight, double vision, or sudden strong eye "
                                             "pain") },
  [LIFT_SIGN_BREATHING] = { "sign", NC_("sign", "Trouble breathing or swallowing, or swelling of the tongue, throat or "
                                                "neck that is getting worse") },
  [LIFT_SIGN_STROKE] = { "sign", NC_("sign", "All at once: face drops on one side, weak arm or leg, trouble speaking, "
                                             "confusion, or the worst headache of your life") },
  [LIFT_SIGN_SKIN_PALE] = { "sign", NC_("sign", "A patch of skin turns white, grey or net-like blue, with unusual "
                                                "pain. On brown or black skin: grey or ashen") },
  [LIFT_SIGN_VERY_ILL] = { "sign", NC_("sign", "Feeling very ill with fever or a hot, painful face: confused, "
                                               "breathing fast, shaking hard, fainting") },
  [LIFT_SIGN_ONE_SIDE] = { "sign", NC_("sign", "One side, or a bruise, grows quickly, within hours, and is hard or "
                                               "very painful; or bleeding that keeps coming") },
  [LIFT_SIGN_FACE_WEAK] = { "sign", NC_("sign", "A part of my face moves less: brow, closing the eye, cheek or "
                                                "smile") },
  [LIFT_SIGN_FEVER] = { "sign", NC_("sign", "Fever of 38 °C (100.4 °F) or more, or shivering") },
  [LIFT_SIGN_PUS] = { "sign", NC_("sign", "Pus, cloudy or bad-smelling fluid from the skin") },
  [LIFT_SIGN_REDNESS] = { "sign", NC_("sign", "Redness or heat that spreads or grows stronger. On brown or black skin: "
                                              "darker, and hot") },
  [LIFT_SIGN_WORSE] = { "sign", NC_("sign", "Pain or swelling that was getting better and is now getting worse") },
  [LIFT_SIGN_UNBEARABLE] = { "sign", NC_("sign", "Pain I cannot live with today") },
  [LIFT_SIGN_THREAD_OUT] = { "sign", NC_("sign", "A thread shows, pokes through or comes out") },
  [LIFT_SIGN_LUMP] = { "sign", NC_("sign", "A new lump: hard, red, painful, or one that beats like a pulse") },
  [LIFT_SIGN_EATING] = { "sign", NC_("sign", "Swelling before the ear, or clear fluid, when I eat") },
  [LIFT_SIGN_RASH] = { "sign", NC_("sign", "An itchy, raised rash (hives), breathing is all right") },
  [LIFT_SIGN_DIMPLE] = { "sign", NC_("sign", "A dimple, pucker or ridge") },
  [LIFT_SIGN_UNEVEN] = { "sign", NC_("sign", "The two sides look clearly different") },
  [LIFT_SIGN_NUMB] = { "sign", NC_("sign", "Numb, tingling or electric twinges") },
  [LIFT_SIGN_THREAD_FELT] = { "sign", NC_("sign", "I can feel or see the line of a thread under the skin") },
};

/* A few words for tables, and for "Since day 4: …". By side: not said, both, left, right. */
static const LiftWord short_words[LIFT_N_SIGNS][LIFT_N_SIDES] = {
#define UNSIDED(text) \
  { { "sign, short", text }, { "sign, short", text }, { "sign, short", text }, { "sign, short", text } }
  [LIFT_SIGN_VISION] = UNSIDED (NC_("sign, short", "sudden change of sight or eye pain")),
  [LIFT_SIGN_BREATHING] = UNSIDED (NC_("sign, short", "trouble breathing or swallowing")),
  [LIFT_SIGN_STROKE] = UNSIDED (NC_("sign, short", "face drops, weak arm or leg, or trouble speaking")),
  [LIFT_SIGN_SKIN_PALE] = UNSIDED (NC_("sign, short", "a patch of skin white, grey or net-like blue")),
  [LIFT_SIGN_VERY_ILL] = UNSIDED (NC_("sign, short", "feeling very ill")),
  [LIFT_SIGN_FEVER] = UNSIDED (NC_("sign, short", "fever")),
  [LIFT_SIGN_UNBEARABLE] = UNSIDED (NC_("sign, short", "pain I cannot live with")),
  [LIFT_SIGN_RASH] = UNSIDED (NC_("sign, short", "itchy, raised rash")),
#undef UNSIDED
  [LIFT_SIGN_ONE_SIDE] = { { "sign, short", NC_("sign, short", "one side grows quickly, or bleeding") },
                           { "sign, short", NC_("sign, short", "both sides grow quickly, or bleeding") },
                           { "sign, short", NC_("sign, short", "left side grows quickly, or bleeding") },
                           { "sign, short", NC_("sign, short", "right side grows quickly, or bleeding") } },
  [LIFT_SIGN_FACE_WEAK] = { { "sign, short", NC_("sign, short", "a part of the face moves less") },
                            { "sign, short", NC_("sign, short", "both sides of the face move less") },
                            { "sign, short", NC_("sign, short", "left side of the face moves less") },
                            { "sign, short", NC_("sign, short", "right side of the face moves less") } },
  [LIFT_SIGN_PUS] = { { "sign, short", NC_("sign, short", "pus or cloudy fluid") },
                      { "sign, short", NC_("sign, short", "pus or cloudy fluid, both sides") },
                      { "sign, short", NC_("sign, short", "pus or cloudy fluid, left") },
                      { "sign, short", NC_("sign, short", "pus or cloudy fluid, right") } },
  [LIFT_SIGN_REDNESS] = { { "sign, short", NC_("sign, short", "redness or heat that spreads") },
                          { "sign, short", NC_("sign, short", "redness or heat that spreads, both sides") },
                          { "sign, short", NC_("sign, short", "redness or heat that spreads, left") },
                          { "sign, short", NC_("sign, short", "redness or heat that spreads, right") } },
  [LIFT_SIGN_WORSE] = { { "sign, short", NC_("sign, short", "pain or swelling getting worse again") },
                        { "sign, short", NC_("sign, short", "pain or swelling getting worse again, both sides") },
                        { "sign, short", NC_("sign, short", "pain or swelling getting worse again, left") },
                        { "sign, short", NC_("sign, short", "pain or swelling getting worse again, right") } },
  [LIFT_SIGN_THREAD_OUT] = { { "sign, short", NC_("sign, short", "a thread shows or comes out") },
                             { "sign, short", NC_("sign, short", "a thread shows or comes out, both sides") },
                             { "sign, short", NC_("sign, short", "a thread shows or comes out, left") },
                             { "sign, short", NC_("sign, short", "a thread shows or comes out, right") } },
  [LIFT_SIGN_LUMP] = { { "sign, short", NC_("sign, short", "a new lump") },
                       { "sign, short", NC_("sign, short", "a new lump, both sides") },
                       { "sign, short", NC_("sign, short", "a new lump, left") },
                       { "sign, short", NC_("sign, short", "a new lump, right") } },
  [LIFT_SIGN_EATING] = { { "sign, short", NC_("sign, short", "swelling or clear fluid when eating") },
                         { "sign, short", NC_("sign, short", "swelling or clear fluid when eating, both sides") },
                         { "sign, short", NC_("sign, short", "swelling or clear fluid when eating, left") },
                         { "sign, short", NC_("sign, short", "swelling or clear fluid when eating, right") } },
  [LIFT_SIGN_DIMPLE] = { { "sign, short", NC_("sign, short", "dimple, pucker or ridge") },
                         { "sign, short", NC_("sign, short", "dimple, pucker or ridge, both sides") },
                         { "sign, short", NC_("sign, short", "dimple, pucker or ridge, left") },
                         { "sign, short", NC_("sign, short", "dimple, pucker or ridge, right") } },
  [LIFT_SIGN_UNEVEN] = { { "sign, short", NC_("sign, short", "the two sides look different") },
                         { "sign, short", NC_("sign, short", "the two sides look different") },
                         { "sign, short", NC_("sign, short", "the left side looks different") },
                         { "sign, short", NC_("sign, short", "the right side looks different") } },
  [LIFT_SIGN_NUMB] = { { "sign, short", NC_("sign, short", "numb, tingling or twinges") },
                       { "sign, short", NC_("sign, short", "numb, tingling or twinges, both sides") },
                       { "sign, short", NC_("sign, short", "numb, tingling or twinges, left") },
                       { "sign, short", NC_("sign, short", "numb, tingling or twinges, right") } },
  [LIFT_SIGN_THREAD_FELT] = { { "sign, short", NC_("sign, short", "a thread can be felt or seen") },
                              { "sign, short", NC_("sign, short", "a thread can be felt or seen, both sides") },
                              { "sign, short", NC_("sign, short", "a thread can be felt or seen, left") },
                              { "sign, short", NC_("sign, short", "a thread can be felt or seen, right") } },
};

/** lift_format_sign: Returns: (transfer none): the words of @sign in the list. */
const char *
lift_format_sign (LiftSign sign)
{
  g_return_val_if_fail ((guint) sign < LIFT_N_SIGNS, "");
  return _lift_word (&words[sign]);
}

/**
 * lift_format_sign_short:
 * @sign: a sign
 * @side: where, or %LIFT_SIDE_NONE
 *
 * Returns: (transfer none): a few words, such as "pus or cloudy fluid, left", for tables and sentences.
 */
const char *
lift_format_sign_short (LiftSign sign, LiftSide side)
{
  g_return_val_if_fail ((guint) sign < LIFT_N_SIGNS && (guint) side < LIFT_N_SIDES, "");
  return _lift_word (&short_words[sign][side]);
}

/**
 * lift_format_sign_more:
 * @sign: a sign
 * @day: day number
 *
 * Returns: (transfer none): what is added to the words of @sign on that day; "" for nothing.
 */
const char *
lift_format_sign_more (LiftSign sign, int day)
{
  switch (sign) {
  case LIFT_SIGN_THREAD_OUT:
    return _("Leave it as it is until your clinic has seen it.");
  case LIFT_SIGN_FACE_WEAK:
    if (day != 0)
      return "";
    return _("Local anaesthetic can do this for some hours. Ask your clinic today how long yours lasts.");
  case LIFT_SIGN_DIMPLE:
    return day >= DIMPLE_ASKS_FROM ? _("Ask your clinic for a date.") : "";
  case LIFT_SIGN_UNEVEN:
    return day >= UNEVEN_ASKS_FROM ? _("Ask your clinic for a date.") : "";
  case LIFT_SIGN_NUMB:
    return day >= NUMB_ASKS_FROM ? _("Ask your clinic for a date.") : "";
  default:
    return "";
  }
}

/** lift_format_tier: Returns: (transfer none): the heading over the signs of @tier. */
const char *
lift_format_tier (LiftTier tier)
{
  switch (tier) {
  case LIFT_TIER_EMERGENCY:
    return _("Get help now");
  case LIFT_TIER_TODAY:
    return _("Call your clinic");
  case LIFT_TIER_PROMPT:
    return _("Have a look");
  case LIFT_TIER_VISIT:
    return _("Tell your clinic at the visit");
  }
  g_return_val_if_reached ("");
}

static char *
say_with_date (LiftSign sign, const char *date)
{
  switch (sign) {
  case LIFT_SIGN_VISION:
    return g_strdup_printf (_("I had a thread lift on %s, and now sudden loss or change of sight, double vision, or "
                              "sudden strong eye pain."), date);
  case LIFT_SIGN_BREATHING:
    return g_strdup_printf (_("I had a thread lift on %s, and now trouble breathing or swallowing, or swelling of the "
                              "tongue, throat or neck that is getting worse."), date);
  case LIFT_SIGN_STROKE:
    return g_strdup_printf (_("I had a thread lift on %s, and now, all at once: face drops on one side, weak arm or "
                              "leg, trouble speaking, confusion, or the worst headache of my life."), date);
  case LIFT_SIGN_SKIN_PALE:
    return g_strdup_printf (_("I had a thread lift on %s, and now a patch of skin turns white, grey or net-like blue, "
                              "with unusual pain."), date);
  default:
    return g_strdup_printf (_("I had a thread lift on %s, and now I feel very ill with fever or a hot, painful face."),
                            date);
  }
}

static const char *
say_without_date (LiftSign sign)
{
  switch (sign) {
  case LIFT_SIGN_VISION:
    return _("I had a thread lift, and now sudden loss or change of sight, double vision, or sudden strong eye pain.");
  case LIFT_SIGN_BREATHING:
    return _("I had a thread lift, and now trouble breathing or swallowing, or swelling of the tongue, throat or neck "
             "that is getting worse.");
  case LIFT_SIGN_STROKE:
    return _("I had a thread lift, and now, all at once: face drops on one side, weak arm or leg, trouble speaking, "
             "confusion, or the worst headache of my life.");
  case LIFT_SIGN_SKIN_PALE:
    return _("I had a thread lift, and now a patch of skin turns white, grey or net-like blue, with unusual pain.");
  default:
    return _("I had a thread lift, and now I feel very ill with fever or a hot, painful face.");
  }
}

/*
 * _lift_format_emergency_say:
 * @sign: a sign of tier emergency
 * @date: (nullable): of the procedure, in words
 *
 * Returns: (transfer full): the sentence to say on the telephone.
 */
char *
_lift_format_emergency_say (LiftSign sign, const char *date)
{
  return date != NULL ? say_with_date (sign, date) : g_strdup (say_without_date (sign));
}
