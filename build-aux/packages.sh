# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by build-aux/run and build-aux/test: which packages they need, and how to install them.

say() { printf '%s\n' "$*"; }
stop() { printf 'afterlift: %s\n' "$*" >&2; exit 1; }

# The names below stand in the order Debian/Ubuntu, Fedora, Arch.
debian_build="build-essential meson ninja-build pkg-config gettext libglib2.0-dev libgtk-4-dev libadwaita-1-dev \
 libsqlite3-dev libjson-glib-dev libnotify-dev libcairo2-dev libpango1.0-dev adwaita-icon-theme librsvg2-common fonts-cantarell \
 desktop-file-utils shared-mime-info appstream libglib2.0-bin libxml2-utils"
fedora_build="gcc meson ninja-build pkgconf-pkg-config gettext glib2-devel gtk4-devel libadwaita-devel \
 sqlite-devel json-glib-devel libnotify-devel cairo-devel pango-devel adwaita-icon-theme librsvg2 abattis-cantarell-fonts \
 desktop-file-utils shared-mime-info appstream libxml2"
arch_build="base-devel meson ninja pkgconf gettext glib2 gtk4 libadwaita sqlite json-glib libnotify cairo pango \
 adwaita-icon-theme librsvg cantarell-fonts desktop-file-utils shared-mime-info appstream libxml2"

debian_test="mandoc man-db bash-completion zsh fish xvfb xauth dbus dbus-x11 at-spi2-core gir1.2-atspi-2.0 python3-gi python3-icalendar python3-jsonschema tzdata xdotool openbox sqlite3 poppler-utils mupdf-tools qpdf \
 python3-dbusmock notification-daemon imagemagick locales util-linux strace procps libasan8 libubsan1 fonts-noto-core fonts-dejavu-core \
 fonts-noto-cjk i18nspector debootstrap"
fedora_test="mandoc man-db bash-completion zsh fish xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon dbus-x11 at-spi2-core python3-gobject python3-icalendar python3-jsonschema tzdata xdotool openbox sqlite poppler-utils mupdf qpdf \
 python3-dbusmock notification-daemon ImageMagick glibc-locale-source glibc-langpack-de util-linux strace procps-ng libasan libubsan google-noto-sans-fonts \
 google-noto-sans-arabic-fonts google-noto-sans-hebrew-fonts google-noto-sans-cjk-fonts dejavu-sans-fonts i18nspector"
arch_test="mandoc man-db bash-completion zsh fish xorg-server-xvfb xorg-xauth dbus at-spi2-core python-gobject python-icalendar python-jsonschema tzdata xdotool openbox sqlite poppler mupdf-tools qpdf \
 python-dbusmock notification-daemon imagemagick glibc util-linux strace procps-ng noto-fonts noto-fonts-cjk ttf-dejavu"

# A whole desktop, and readers of what leaves the diary, for --all.
debian_long="gnome-shell gjs nodejs npm libreoffice-calc python3-pandas valgrind"
fedora_long="gnome-shell gjs nodejs npm libreoffice-calc python3-pandas valgrind"
arch_long="gnome-shell gjs nodejs npm libreoffice-fresh python-pandas valgrind"

# Only for build-aux/screenshots.
debian_pictures="faketime imagemagick"
fedora_pictures="libfaketime ImageMagick"
arch_pictures="libfaketime imagemagick"

# Locales of our own, so that nothing depends on which ones the machine has.
make_locales() {
  local l
  export LOCPATH="$PWD/_build-locales"
  mkdir -p "$LOCPATH"
  for l in de_DE ar_EG tr_TR; do
    [ -d "$LOCPATH/$l.UTF-8" ] || localedef -i $l -f UTF-8 "$LOCPATH/$l.UTF-8" 2>/dev/null
    [ "$(LC_ALL=$l.UTF-8 locale charmap 2>/dev/null)" = UTF-8 ] || stop "the locale $l could not be made, so its tests would prove nothing."
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    stop "these packages have to be installed by an administrator, and sudo is not here: $missing"
  fi
}

# install_packages build|test|long|pictures...: installs what is missing and says what; does nothing when all is there.
install_packages() {
  local family= wanted= missing= p kind var
  [ -r /etc/os-release ] && . /etc/os-release
  case " ${ID:-} ${ID_LIKE:-} " in
    *" debian "*|*" ubuntu "*) family=debian ;;
    *" fedora "*) family=fedora ;;
    *" arch "*) family=arch ;;
    *) stop "this system (${PRETTY_NAME:-unknown}) is not one whose package names are known here. \
Install meson, a C compiler, GTK 4.8, libadwaita 1.2, SQLite 3.40 and json-glib with their headers, then run 'meson setup _build'." ;;
  esac
  for kind in "$@"; do var=${family}_$kind; wanted="$wanted ${!var}"; done
  for p in $wanted; do
    # A nodejs from elsewhere brings its own npm, and does not go together with the package.
    [ "$p" = npm ] && command -v npm >/dev/null 2>&1 && continue
    case $family in
      debian) [ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || missing="$missing $p" ;;
      fedora) rpm -q --quiet --whatprovides "$p" 2>/dev/null || missing="$missing $p" ;;
      arch) pacman -Qq "$p" >/dev/null 2>&1 || pacman -Qqg "$p" >/dev/null 2>&1 || missing="$missing $p" ;;
    esac
  done
  [ -n "$missing" ] || return 0
  say "Installing:$missing"
  case $family in
    debian)
      as_root apt-get update -qq || stop "the package lists could not be read. Is this machine online?"
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        stop "these packages could not be installed:$missing" ;;
    fedora) as_root dnf install -y -q $missing || stop "these packages could not be installed:$missing" ;;
    arch) as_root pacman -S --needed --noconfirm -q $missing || stop "these packages could not be installed:$missing" ;;
  esac
}
