#!/usr/bin/env bash
# Finds out which projects' packages this machine can restore, and leaves the others out of the build.
#
#   eng/rings.sh [--again]
#
# Writes .rings.props (git-ignored), which Directory.Build.props reads: from then on a plain
# `dotnet build ConsultationIntake.sln` builds what can be built here. Without that file everything is built.
# Looks again when a project's packages change, or when asked to with --again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

answer=.rings.props
patience=120 # seconds for one restore
storage=src/ConsultationIntake.AzureStorage/ConsultationIntake.AzureStorage.csproj
functions=src/ConsultationIntake.Functions/ConsultationIntake.Functions.csproj

asked="$(cat Directory.Packages.props "$storage" "$functions" eng/rings.sh | cksum | cut -d' ' -f1)"
if [ "${1:-}" != --again ] && grep -qs "asked $asked" "$answer"; then
  sed -n 's/.*<LeftOutReason>\(.*\)<\/LeftOutReason>.*/Left out: \1/p' "$answer"
  exit 0
fi

# Restores a project with the packages of another and nothing else. Leaves the restore's words in $probe/log.
probe=artifacts/rings
restores() {
  rm -rf "$probe"
  mkdir -p "$probe"
  {
    echo '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>'
    grep -h '<PackageReference ' "$@" | sort -u
    echo '</ItemGroup></Project>'
  } > "$probe/Probe.csproj"
  timeout "$patience" dotnet restore "$probe/Probe.csproj" --verbosity quiet > "$probe/log" 2>&1
}
# Why the last restore failed, in a few words.
reason() {
  local packages
  packages="$(sed -n 's/.*Unable to find package \([A-Za-z0-9.]*[A-Za-z0-9]\).*/\1/p' "$probe/log" | sort -u | head -3 | paste -sd, - | sed 's/,/, /g')"
  if [ -n "$packages" ]; then echo "the package feed lacks $packages"; else echo "its packages could not be restored in $patience s"; fi
}

left_out=""
leave_out() { left_out="${left_out:+$left_out; }$1 and its tests, because $2"; }

has_storage=true has_functions=true
if ! restores "$storage"; then
  # The same assemblies, from another of their publisher's packages.
  if ! eng/azure-feed.sh > "$probe/feed.log" 2>&1 || ! restores "$storage"; then
    has_storage=false
    leave_out ConsultationIntake.AzureStorage "$(reason)"
  fi
fi
if [ $has_storage = false ]; then
  has_functions=false
  leave_out ConsultationIntake.Functions "it needs ConsultationIntake.AzureStorage"
elif ! restores "$storage" "$functions"; then
  has_functions=false
  leave_out ConsultationIntake.Functions "$(reason)"
fi
rm -rf "$probe"

cat > "$answer" <<XML
<!-- What this machine can restore, found out by eng/rings.sh; asked $asked. Delete it to build everything. -->
<Project>
  <PropertyGroup>
    <RingAzureStorage>$has_storage</RingAzureStorage>
    <RingFunctions>$has_functions</RingFunctions>
${left_out:+    <LeftOutReason>$left_out</LeftOutReason>
}  </PropertyGroup>
</Project>
XML
[ -z "$left_out" ] || echo "Left out: $left_out"
