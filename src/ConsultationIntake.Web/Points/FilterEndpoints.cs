using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Office;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary><c>/api/consultations/{slug}/filters</c>: filters of points that the office keeps by name.</summary>
public sealed class FilterEndpoints(ConsultationCatalogue catalogue, IOfficeRecords records, SaveFilter save, StaffGate gate)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? ApiJson.Ok(
                        new { filters = (await records.ListAsync<SavedFilter>(consultation.Slug, cancellationToken)).Select(FilterView.Of) }
                    )
                    : Problems.NoConsultation(slug)
        );

    public Task<IResult> SaveAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                if (await ReadAsync<SaveRequest>(context, cancellationToken) is not { } asked)
                    return NotAFilter("Send an object with a name and a query.");
                var filter = PointFilter.Parse(asked.Query, consultation);
                if (filter.Errors.Count > 0)
                    return NotAFilter(string.Join(' ', filter.Errors.SelectMany(error => error.Value)));
                var query = PointFilter.QueryOf(filter.Query with { After = null }, consultation);
                return await save.ExecuteAsync(
                    new SaveFilterCommand(consultation.Slug, asked.Name, query, member.Name, asked.Replaces),
                    cancellationToken
                ) switch
                {
                    SaveFilterOutcome.Saved saved => ApiJson.Ok(FilterView.Of(saved.Filter)),
                    SaveFilterOutcome.NameTaken taken => Problems.Of(
                        StatusCodes.Status409Conflict,
                        "That name is taken",
                        $"{taken.Other.By} saved a filter under it. Nothing was done; name its version in replaces, or use another name."
                    ),
                    SaveFilterOutcome.NoName => NotAFilter($"A name has 1 to {SaveFilter.LongestName} characters."),
                    _ => throw new NotSupportedException("An outcome of saving a filter has no answer."),
                };
            }
        );

    public Task<IResult> RemoveAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                if (await ReadAsync<RemoveRequest>(context, cancellationToken) is not { } asked)
                    return NotAFilter("Send an object with a name.");
                return await save.ForgetAsync(consultation.Slug, asked.Name, member.Name, cancellationToken)
                    ? ApiJson.Ok(new { removed = asked.Name })
                    : Problems.Of(StatusCodes.Status404NotFound, "There is no such filter", "Nothing was done.");
            }
        );

    private static async Task<T?> ReadAsync<T>(HttpContext context, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult NotAFilter(string why) => Problems.Of(StatusCodes.Status400BadRequest, "This is not a filter", why);

    private sealed record SaveRequest(string Name, string Query, string? Replaces = null);

    private sealed record RemoveRequest(string Name);

    private sealed record FilterView(string Name, string Query, string By, DateTimeOffset At, string? Version)
    {
        internal static FilterView Of(SavedFilter filter) => new(filter.Id, filter.Query, filter.By, filter.At, filter.Version);
    }
}
