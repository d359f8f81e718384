using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>GET /api/consultations/{slug}/history</c>: what staff did, newest first.</summary>
public sealed class HistoryEndpoint(ConsultationCatalogue catalogue, IHistory history, VerifyHistory verify, StaffGate gate)
{
    private static readonly string[] Names = ["by", "act", "submission", "subject", "before", "take"];

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                var (query, errors) = Read(context.Request.Query, consultation.Slug);
                if (errors.Count > 0)
                    return Results.ValidationProblem(
                        errors,
                        title: "The history cannot be filtered like this",
                        detail: "Correct what is named in errors, or leave it out."
                    );
                var page = await history.ListAsync(query, cancellationToken);
                return ApiJson.Ok(new { lines = page.Lines, next = page.Next });
            }
        );

    /// <summary>Whether every line is as it was written, and the last one's hash: to be kept elsewhere, it proves all before it.</summary>
    public Task<IResult> VerifyAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? ApiJson.Ok(await verify.ExecuteAsync(consultation.Slug, cancellationToken))
                    : Problems.NoConsultation(slug)
        );

    internal static (HistoryQuery Query, Dictionary<string, string[]> Errors) Read(IQueryCollection asked, ConsultationSlug consultation)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var name in asked.Keys.Except(Names, StringComparer.Ordinal))
            errors[name] = [$"There is no such filter. Use one of: {string.Join(", ", Names)}"];
        var submission =
            asked["submission"].ToString() is { Length: > 0 } typed && SubmissionReference.TryParse(typed, out var reference)
                ? reference
                : (SubmissionReference?)null;
        if (asked.ContainsKey("submission") && submission is null)
            errors["submission"] = ["Use a reference"];
        return (
            new HistoryQuery
            {
                Consultation = consultation,
                By = NullIfEmpty(asked["by"].ToString()),
                Act = NullIfEmpty(asked["act"].ToString()),
                Subject = NullIfEmpty(asked["subject"].ToString()),
                Submission = submission,
                Before = Number("before", 1, long.MaxValue),
                Take = (int)(Number("take", 1, 200) ?? 50),
            },
            errors
        );

        long? Number(string name, long least, long most)
        {
            if (!asked.ContainsKey(name))
                return null;
            if (
                long.TryParse(asked[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
            )
                return number;
            errors[name] = [$"Use a number from {least} to {most}"];
            return null;
        }
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
