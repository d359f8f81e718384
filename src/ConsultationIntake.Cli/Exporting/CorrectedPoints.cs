using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.Cli.Evaluating;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Exporting;

/// <summary>Reads a consultation's submissions over a host's JSON API and keeps the points that staff corrected.</summary>
internal sealed class CorrectedPoints(HttpClient host, string consultation)
{
    private const int PageLength = 200;

    /// <summary>In the order of the list, newest submission first. Throws where the host refuses or is not there.</summary>
    internal async Task<List<LabelledPoint>> ReadAsync(LateProgress progress, CancellationToken cancellationToken)
    {
        var points = new List<LabelledPoint>();
        string? after = null;
        do
        {
            var page = await GetAsync(
                $"submissions?status=tagged&take={PageLength}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}",
                cancellationToken
            );
            var references = page.GetProperty("submissions")
                .EnumerateArray()
                .Select(item => item.GetProperty("reference").GetString()!)
                .ToList();
            progress.Expect(references.Count);
            foreach (var reference in references)
            {
                points.AddRange(CorrectedIn(await GetAsync($"submissions/{reference}", cancellationToken)));
                progress.Add(1);
            }

            after = page.GetProperty("next").GetString();
        } while (after is not null);
        return points;
    }

    private static IEnumerable<LabelledPoint> CorrectedIn(JsonElement submission)
    {
        var reference = submission.GetProperty("reference").GetString()!;
        var isPartner =
            submission.GetProperty("partner").ValueKind != JsonValueKind.Null || submission.GetProperty("channel").GetString() == "partner";
        return submission
            .GetProperty("points")
            .EnumerateArray()
            .Where(point =>
                point.GetProperty("themes").EnumerateArray().Any(theme => theme.GetProperty("correction").ValueKind != JsonValueKind.Null)
            )
            .Select(point => new LabelledPoint
            {
                Id = $"{reference}-{point.GetProperty("number").GetInt32()}",
                Text = point.GetProperty("text").GetString()!,
                Kind = isPartner ? "partner" : "public",
                Verbatim = true,
                Themes =
                [
                    .. point
                        .GetProperty("themes")
                        .EnumerateArray()
                        .Where(theme => theme.GetProperty("stands").GetBoolean())
                        .Select(theme => theme.GetProperty("code").GetString()!)
                        .Order(StringComparer.Ordinal),
                ],
                Source = reference,
            });
    }

    private Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        host.GetFromJsonAsync<JsonElement>($"/api/consultations/{Uri.EscapeDataString(consultation)}/{path}", cancellationToken);
}
