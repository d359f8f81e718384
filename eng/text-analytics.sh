# Sourced. Finds out whether the one package that a mirror may lack can be restored, and builds this run without it where it cannot.
# A TextAnalytics that is set already is kept.
if [ -n "${TextAnalytics:-}" ]; then
  echo "TextAnalytics=$TextAnalytics, as the environment says."
elif dotnet restore src/ConsultationIntake.TextAnalytics --verbosity quiet > /dev/null 2>&1; then
  echo "Azure.AI.TextAnalytics was restored: the language service is built and tested."
else
  export TextAnalytics=false
  echo "TextAnalytics=false: Azure.AI.TextAnalytics could not be restored. The language service and its tests are left out of this run."
fi
