# Finds an installed JDK 25. Sourced by ./mvnw and ./gantry: POSIX sh, at ease under `set -euf`.
#
#   jdk25_find      prints the home of the first JDK 25 it meets, or fails
#   jdk25_missing   says on stderr what is missing, where it was looked for and how to get it
#   jdk25_for_maven runs Maven on it, or ends the script
#
# JDK25_HOME, JAVA_HOME and `java` on the PATH come first. GANTRY_JDK_DIRS, separated by colons, replaces the
# directories that are searched after them.

jdk25_dirs() {
  printf %s "${GANTRY_JDK_DIRS-/usr/lib/jvm:/usr/java:/usr/local:/opt:/opt/java:/opt/homebrew/opt:\
${HOME-}/.sdkman/candidates/java:${HOME-}/.jdks:${HOME-}/.local/share/mise/installs/java:\
/Library/Java/JavaVirtualMachines:${HOME-}/Library/Java/JavaVirtualMachines}"
}

jdk25_is() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

# The home behind `java` on the PATH, through its symbolic links.
jdk25_on_path() {
  jdk25_java="$(readlink -f "$(command -v java 2>/dev/null)" 2>/dev/null)" || return 0
  printf %s "${jdk25_java%/bin/java}"
}

jdk25_find() (
  set +f
  for home in "${JDK25_HOME-}" "${JAVA_HOME-}" "$(jdk25_on_path)"; do
    if [ -n "$home" ] && jdk25_is "$home"; then printf '%s\n' "$home"; exit 0; fi
  done
  IFS=:
  for dir in $(jdk25_dirs); do
    for home in "$dir"/* "$dir"/*/Contents/Home "$dir"/*/libexec/openjdk.jdk/Contents/Home; do
      if jdk25_is "$home"; then printf '%s\n' "$home"; exit 0; fi
    done
  done
  exit 1
)

jdk25_missing() {
  {
    echo "Gantry needs a JDK 25, and none was found."
    echo
    echo "Looked at \$JDK25_HOME (${JDK25_HOME:-not set}), \$JAVA_HOME (${JAVA_HOME:-not set}), java on the PATH"
    echo "($(command -v java || echo none)), and for one JDK per folder in:"
    jdk25_dirs | tr : '\n' | sed 's/^/  /'
    echo
    echo
    echo "Install one of these, then run the same command again:"
    echo "  Debian, Ubuntu   apt-get install temurin-25-jdk   (https://adoptium.net/installation/linux)"
    echo "  macOS            brew install --cask temurin@25"
    echo "  SDKMAN           sdk install java 25-tem"
    echo "  any system       https://adoptium.net/temurin/releases/?version=25"
    echo "or set JDK25_HOME to where it is."
  } >&2
}

jdk25_for_maven() {
  jdk25_home="$(jdk25_find)" || {
    jdk25_missing
    exit 1
  }
  JAVA_HOME="$jdk25_home"
  # Maven's own libraries load native code and use Unsafe; JDK 25 would warn about both.
  MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS-}"
  export JAVA_HOME MAVEN_OPTS
}
