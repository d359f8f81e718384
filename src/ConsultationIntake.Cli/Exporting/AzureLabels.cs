using System.Text.Encodings.Web;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Exporting;

/// <summary>
/// Writes corrected points as an Azure AI Language project of custom multi-label text classification takes them: a labels file and a
/// document a point, each in the language it is written in, to be put into one container (<see
/// href="https://learn.microsoft.com/azure/ai-services/language-service/custom-text-classification/concepts/data-formats"/>).
/// </summary>
internal static class AzureLabels
{
    public const string LabelsFile = "labels.json";
    private const string ApiVersion = "2022-05-01";
    private const string English = "en-gb";
    private const string Kind = "CustomMultiLabelClassification";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="points">Corrected points; those on no theme stand there with no class.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="container">The container that the documents are put into.</param>
    /// <param name="folder">Made where it is not there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(
        IReadOnlyList<LabelledPoint> points,
        string project,
        string container,
        string folder,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        foreach (var point in points)
            await File.WriteAllTextAsync(Path.Combine(folder, DocumentOf(point)), point.Text, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, LabelsFile), LabelsOf(points, project, container), cancellationToken);
    }

    internal static string LabelsOf(IReadOnlyList<LabelledPoint> points, string project, string container) =>
        JsonSerializer.Serialize(
            new
            {
                projectFileVersion = ApiVersion,
                stringIndexType = "Utf16CodeUnit",
                metadata = new
                {
                    projectKind = Kind,
                    storageInputContainerName = container,
                    projectName = project,
                    multilingual = true,
                    description = "Points of a consultation and the themes staff gave them",
                    language = English,
                },
                assets = new
                {
                    projectKind = Kind,
                    classes = points
                        .SelectMany(point => point.Themes)
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                        .Select(theme => new { category = theme }),
                    documents = points.Select(point => new
                    {
                        location = DocumentOf(point),
                        language = LanguageOf(point),
                        classes = point.Themes.Select(theme => new { category = theme }),
                    }),
                },
            },
            Options
        );

    private static string LanguageOf(LabelledPoint point) =>
        LanguageDetector.Detect(point.Text) == Languages.Welsh ? Languages.Welsh : English;

    private static string DocumentOf(LabelledPoint point) => $"{point.Id}.txt";
}
