using ConsultationIntake.Archives;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ConsultationIntake.Web.Exports;

/// <summary>
/// <c>/api/consultations/{slug}/archive</c>: a whole consultation as JSON Lines, out and in again. Names and words are in it, so a manager
/// takes it out and says why.
/// </summary>
public sealed class ArchiveEndpoints(
    ConsultationCatalogue catalogue,
    WriteArchive write,
    ReadArchive read,
    StaffHistory history,
    StaffGate gate
)
{
    private const int LongestReason = 500;

    /// <summary><c>POST …/archive/export</c>, with the reason in a form: the history says so before a byte leaves.</summary>
    public Task<IResult> ExportAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                if (member.Role < StaffRole.Manager)
                    return NotAManager();
                var reason = context.Request.HasFormContentType
                    ? (await FormBody.ReadAsync(context.Request, cancellationToken))["reason"].ToString().Trim()
                    : "";
                if (reason.Length is 0 or > LongestReason)
                    return Problems.Of(
                        StatusCodes.Status400BadRequest,
                        "Say why you need it",
                        $"Send the reason in at most {LongestReason} characters, as the field reason of a form. Nothing was exported."
                    );
                await history.WriteAsync(
                    consultation.Slug,
                    member.Name,
                    HistoryActs.Export,
                    submission: null,
                    "archive.jsonl",
                    $"With personal data. Reason: {reason}",
                    cancellationToken
                );
                return Results.Stream(
                    to => write.ExecuteAsync(consultation, member.Name, to, context.RequestAborted),
                    "application/jsonl",
                    $"{consultation.Slug}.jsonl"
                );
            }
        );

    /// <summary>
    /// <c>POST …/archive?from=…</c>: the archive is the body. <c>from</c> says that an archive of another consultation is meant.
    /// </summary>
    public Task<IResult> ImportAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                if (member.Role < StaffRole.Manager)
                    return NotAManager();
                if (context.Request.HasFormContentType)
                    return Problems.Of(
                        StatusCodes.Status415UnsupportedMediaType,
                        "Send the archive itself",
                        "This is a form. Send the archive as the body. Nothing was taken in."
                    );
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                    limit.MaxRequestBodySize = ReadArchive.MaxBytes;
                var from = context.Request.Query["from"].ToString() is { Length: > 0 } named ? named : null;
                return await read.ExecuteAsync(consultation, from, context.Request.Body, member.Name, cancellationToken) switch
                {
                    ReadArchiveOutcome.TakenIn taken => ApiJson.Ok(
                        new
                        {
                            responses = taken.Responses,
                            known = taken.Known,
                            records = taken.Records,
                        }
                    ),
                    ReadArchiveOutcome.Refused refused => Problems.Of(
                        StatusCodes.Status422UnprocessableEntity,
                        "This archive is not taken in",
                        $"Line {refused.Line}: {refused.Why} Nothing was taken in."
                    ),
                    ReadArchiveOutcome.OfAnother { From: var other } => Problems.Of(
                        StatusCodes.Status409Conflict,
                        "This is the archive of another consultation",
                        $"It was taken out of {other}, and you are taking it into {consultation.Slug}. Nothing was taken in. "
                            + $"If that is meant, because {other} is the same consultation under another name, "
                            + $"send it again with from={other}."
                    ),
                    var other => throw new NotSupportedException($"{other.GetType().Name} has no answer."),
                };
            }
        );

    private static IResult NotAManager() =>
        Problems.Of(StatusCodes.Status403Forbidden, "A manager has to do this", "You are signed in as an officer. Nothing was done.");
}
