using System.Net;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Cli.Evaluating;
using ConsultationIntake.Cli.Exporting;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Tests;

public sealed class ExportCorrectionsCommandTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task Export_CorrectedPointsOnTwoPages_AreWrittenAsEvaluateReadsThem()
    {
        using var host = Host(
            new()
            {
                ["/api/consultations/plan/submissions?status=tagged&take=200"] =
                    """{"submissions": [{"reference": "AAA"}], "next": "1.AAA"}""",
                ["/api/consultations/plan/submissions?status=tagged&take=200&after=1.AAA"] =
                    """{"submissions": [{"reference": "BBB"}], "next": null}""",
                ["/api/consultations/plan/submissions/AAA"] = Submission(
                    "AAA",
                    "partner",
                    "\"westmere\"",
                    """
                    {"number": 1, "text": "Dŵr “glân”.", "themes": [
                      {"code": "victims", "stands": true, "correction": {"applies": true, "by": "Ann", "at": "2026-12-02T10:00:00Z"}},
                      {"code": "asb", "stands": false, "correction": null}, {"code": "equalities", "stands": true, "correction": null}]},
                    {"number": 2, "text": "Not corrected.", "themes": [{"code": "asb", "stands": true, "correction": null}]}
                    """
                ),
                ["/api/consultations/plan/submissions/BBB"] = Submission(
                    "BBB",
                    "form",
                    "null",
                    """
                    {"number": 3, "text": "Nothing here.", "themes": [{"code": "asb", "stands": false,
                    "correction": {"applies": false, "by": "Ann", "at": "2026-12-02T10:00:00Z"}}]}
                    """
                ),
            }
        );

        var exit = await ExportCorrectionsCommand.RunAsync(host, "plan", new(file), output, error, TestContext.Current.CancellationToken);

        Assert.Equal(0, exit);
        var points = LabelledLines.Read(file).Themes;
        Assert.Equal(["AAA-1", "BBB-3"], points.Select(point => point.Id));
        Assert.Equal("Dŵr “glân”.", points[0].Text);
        Assert.Equal(["equalities", "victims"], points[0].Themes);
        Assert.Empty(points[1].Themes);
        Assert.Equal(["partner", "public"], points.Select(point => point.Kind));
        Assert.Equal(["AAA", "BBB"], points.Select(point => point.Source));
        Assert.All(points, point => Assert.True(point.Verbatim));
    }

    [Fact]
    public void LabelsOf_CorrectedPoints_AreAProjectOfMultiLabelClassification()
    {
        LabelledPoint[] points =
        [
            new()
            {
                Id = "AAA-1",
                Text = "Mae angen mwy o blismyn yn y dref, ac mae pobl ifanc yn cael eu hanwybyddu.",
                Themes = ["equalities", "victims"],
            },
            new()
            {
                Id = "BBB-3",
                Text = "Nothing here.",
                Themes = [],
            },
        ];

        using var labels = JsonDocument.Parse(AzureLabels.LabelsOf(points, "our-themes", "points"));

        var (metadata, assets) = (labels.RootElement.GetProperty("metadata"), labels.RootElement.GetProperty("assets"));
        Assert.Equal("2022-05-01", labels.RootElement.GetProperty("projectFileVersion").GetString());
        Assert.Equal("CustomMultiLabelClassification", metadata.GetProperty("projectKind").GetString());
        Assert.Equal("our-themes", metadata.GetProperty("projectName").GetString());
        Assert.Equal("points", metadata.GetProperty("storageInputContainerName").GetString());
        Assert.Equal(["equalities", "victims"], Categories(assets));
        var documents = assets.GetProperty("documents").EnumerateArray().ToList();
        Assert.Equal(["AAA-1.txt", "BBB-3.txt"], documents.Select(document => document.GetProperty("location").GetString()!));
        Assert.Equal(["equalities", "victims"], Categories(documents[0]));
        Assert.Empty(Categories(documents[1]));
        Assert.Equal(["cy", "en-gb"], documents.Select(document => document.GetProperty("language").GetString()!));
        // The properties that the service documents, and no others.
        Assert.Equal(["assets", "metadata", "projectFileVersion", "stringIndexType"], Names(labels.RootElement));
        Assert.Equal(
            ["description", "language", "multilingual", "projectKind", "projectName", "storageInputContainerName"],
            Names(metadata)
        );
        Assert.Equal(["classes", "documents", "projectKind"], Names(assets));
        Assert.All(documents, document => Assert.Equal(["classes", "language", "location"], Names(document)));
        Assert.Equal("Utf16CodeUnit", labels.RootElement.GetProperty("stringIndexType").GetString());
        Assert.Equal("CustomMultiLabelClassification", assets.GetProperty("projectKind").GetString());
        Assert.True(metadata.GetProperty("multilingual").GetBoolean());
    }

    private static IEnumerable<string> Names(JsonElement of) =>
        of.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Categories(JsonElement of) =>
        of.GetProperty("classes").EnumerateArray().Select(one => one.GetProperty("category").GetString()!);

    [Fact]
    public async Task Export_HostRefuses_FailsWithAReason()
    {
        using var host = Host([]);

        var exit = await ExportCorrectionsCommand.RunAsync(host, "plan", new(), output, error, TestContext.Current.CancellationToken);

        Assert.Equal(1, exit);
        Assert.Contains("401", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);

    private static string Submission(string reference, string channel, string partner, string points) =>
        $$"""{"reference": "{{reference}}", "channel": "{{channel}}", "partner": {{partner}}, "points": [{{points}}]}""";

    private static HttpClient Host(Dictionary<string, string> answers) =>
        new(new Answers(answers)) { BaseAddress = new Uri("http://host.example") };

    private sealed class Answers(Dictionary<string, string> answers) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(
                answers.TryGetValue(request.RequestUri!.PathAndQuery, out var answer)
                    ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") }
                    : new HttpResponseMessage(HttpStatusCode.Unauthorized)
            );
    }
}
