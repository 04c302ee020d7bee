# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What zsh offers at the end of each line that comes in, one line of words for each. It is a real zsh on a terminal of
# its own: completion works nowhere else. What is offered is caught where every completion ends, in compadd.
# Usage: zsh -f complete.zsh FOLDER-WITH-THE-COMPLETION
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT= RPROMPT=; stty -echo; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w shell 'source '${(q)0:A:h}/complete-inside.zsh
zpty -w shell 'print READ""Y'
zpty -r -m shell answer '*READY*'
while IFS= read -r line; do
  zpty -w -n shell "$line"$'\t'
  zpty -r -m shell answer '*BEGIN(*)END*' || exit 1
  answer=${answer##*BEGIN}
  print -r -- ${answer%%END*}
done
zpty -d shell
