# Finds a JDK 25 or later; sourced by ./broadsheet and ./check. Sets JAVA_HOME, or says what to
# install and exits with 2. Versions are read from each JDK's release file: starting java costs 40 ms.

jdk_version() { # HOME: prints nothing; sets REPLY to the major version, 0 where there is no JDK
  REPLY=0
  [[ -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 0
  local line
  while read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]]; then
      REPLY=${BASH_REMATCH[1]}
      return
    fi
  done < "$1/release"
}

find_jdk() {
  local home java
  local -a homes=("${JAVA_HOME:-}" /usr/lib/jvm/* /opt/* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/*
    /Library/Java/JavaVirtualMachines/*/Contents/Home)
  for home in "${homes[@]}"; do
    jdk_version "$home"
    if ((REPLY >= 25)); then
      export JAVA_HOME=$home
      return
    fi
  done
  if java=$(command -v java) && java=$(readlink -f "$java"); then
    jdk_version "${java%/bin/java}"
    if ((REPLY >= 25)); then
      export JAVA_HOME=${java%/bin/java}
      return
    fi
  fi
  echo "Broadsheet needs a JDK 25: install Temurin 25 (Debian: apt-get install temurin-25-jdk from Adoptium's packages, https://adoptium.net/installation/linux) or set JAVA_HOME to one" >&2
  exit 2
}
