# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by complete.zsh in the shell that completes: remembers what is offered, prints it between BEGIN and END, and
# empties the line.
typeset -ga offered
compadd() {
  # With these it only fills arrays; what is offered comes by another call.
  if [[ -z ${(M)@:#-[OAD]*} ]]; then
    local -a hits
    builtin compadd -O hits "$@"
    offered+=("${hits[@]}")
  fi
  builtin compadd "$@"
}
complete-and-tell() {
  offered=()
  zle complete-word
  print -r -- "BEGIN ${(u)offered} END"
  BUFFER=
}
zle -N complete-and-tell
bindkey '^I' complete-and-tell
bindkey '^M' accept-line
