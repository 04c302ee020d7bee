# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What bash would offer at the end of each line that comes in, one line of words for each.
# Usage: bash complete.bash FILE-WITH-THE-COMPLETION
. "$1"
# Only a line that is being edited has these.
compopt() { :; }
while IFS= read -r line; do
  # Bash cuts words at these characters as well as at blanks.
  COMP_LINE=$line COMP_POINT=${#line}
  read -r -a COMP_WORDS <<<"${line//:/ : }"
  if [[ $line == *[[:space:]] ]]; then COMP_WORDS+=(''); fi
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  "$(complete -p afterlift-cli | sed 's/.*-F \([^ ]*\).*/\1/')" afterlift-cli "${COMP_WORDS[COMP_CWORD]}" ''
  echo "${COMPREPLY[*]}"
done
