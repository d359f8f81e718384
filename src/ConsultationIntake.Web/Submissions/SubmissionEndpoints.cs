using System.Text;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Bodies;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ConsultationIntake.Web.Submissions;

/// <summary><c>POST /api/consultations/{slug}/submissions</c> and <c>…/partner-submissions</c>.</summary>
public sealed class SubmissionEndpoints(ConsultationCatalogue catalogue, SubmitResponse submit, PartnerKeys keys, StrangerQuota quota)
{
    /// <summary>The longest request taken, in bytes: the files of a form, with room to spare.</summary>
    public const long MaxBodyBytes = 50_000_000;

    /// <summary>A response whose every character is written as an escape, and some.</summary>
    private const long MaxBytesOfJson = 8L * SubmitResponse.MaxCharacters;

    /// <summary>
    /// Names, values and brackets of one submission: an answer has six. A document of three bytes each would take thirty times its size.
    /// </summary>
    private const int MaxTokens = 100 * SubmitResponse.MaxAnswers;

    /// <summary>An answer of which each character is written as an escape, and some.</summary>
    private const int MaxBytesOfAnswer = 14 * SubmitResponse.MaxAnswerLength;

    private static readonly string TooLong =
        $"Send {SubmitResponse.MaxAnswers} answers at most, each of {Numbers.Of(SubmitResponse.MaxAnswerLength)} characters or fewer, and "
        + $"{Numbers.Of(SubmitResponse.MaxCharacters)} together";

    public Task<IResult> PostPublicAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        PostAsync(context, slug, Channel.Api, grant: null, cancellationToken);

    public Task<IResult> PostPartnerAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        keys.GrantOf(context.Request.Headers) is { } grant
            ? PostAsync(context, slug, Channel.Partner, grant, cancellationToken)
            : Task.FromResult(
                Problems.Of(
                    StatusCodes.Status401Unauthorized,
                    "A partner key is needed",
                    $"Send your organisation's key in the header {PartnerKeys.Header}. The consultation team can give you one."
                )
            );

    private async Task<IResult> PostAsync(
        HttpContext context,
        string slug,
        Channel channel,
        PartnerGrant? grant,
        CancellationToken cancellationToken
    )
    {
        if (catalogue.Find(slug) is not { } consultation)
            return Problems.NoConsultation(slug);
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase)
        )
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Send JSON", "Set Content-Type to application/json.");

        // A length that is told is judged before anything is read, one that is not as soon as it is known.
        var told = context.Request.ContentLength;
        if (grant is null && told is { } length && !await quota.MayKeepAsync(context, length, cancellationToken))
            return TooMuch(context);
        SubmissionPayload payload;
        try
        {
            if (
                await LongBody.ArriveAsync(context.Request, cancellationToken)
                && !await HasRoomAsync(context.Request.Body, cancellationToken)
            )
                return Problems.Invalid(new Dictionary<string, string[]> { ["answers"] = [TooLong] });
            using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: cancellationToken);
            payload = SubmissionPayload.Read(json.RootElement);
        }
        catch (JsonException mistake)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "This is not valid JSON",
                $"Line {mistake.LineNumber + 1}, byte {mistake.BytePositionInLine + 1}: nothing was saved."
            );
        }

        if (
            grant is null
            && told is null
            && !await quota.MayKeepAsync(
                context,
                payload.Answers.Sum(answer => (long)Encoding.UTF8.GetByteCount(answer.Text)),
                cancellationToken
            )
        )
            return TooMuch(context);
        var key = context.Request.Headers["Idempotency-Key"];
        if (key.Count > 1)
            return Problems.Of(StatusCodes.Status400BadRequest, "One Idempotency-Key is enough", "Send the header once.");
        var partner = grant is null ? null : grant.Partner ?? PartnerMatch.Named(consultation, payload.Respondent.Organisation);
        var command = new SubmitCommand
        {
            Consultation = consultation,
            Channel = channel,
            Respondent = payload.Respondent,
            Answers = payload.Answers,
            Facts = payload.Facts,
            Language = payload.Language,
            Partner = consultation.ExpectedPartners.Any(expected => expected.Id == partner) ? partner : null,
            Caller = grant?.Caller,
            IdempotencyKey = key.Count == 0 ? null : key.ToString(),
        };
        return payload.Errors.Count > 0
            ? Problems.Invalid(
                payload.Errors.Concat(SubmitResponse.Check(command)).DistinctBy(error => error.Key).ToDictionary(),
                payload.MoreErrors
            )
            : Answer(consultation, await submit.ExecuteAsync(command, cancellationToken));
    }

    /// <summary>Whether a long body may be a response at all, before anything is made of it.</summary>
    private static async Task<bool> HasRoomAsync(Stream body, CancellationToken cancellationToken) =>
        body.Length <= MaxBytesOfJson && await JsonSize.IsWithinAsync(body, MaxTokens, MaxBytesOfAnswer, cancellationToken);

    private IResult TooMuch(HttpContext context)
    {
        context.Response.Headers.RetryAfter = quota.RetryAfter;
        return Problems.Of(
            StatusCodes.Status429TooManyRequests,
            "Too much was sent",
            "Nothing was saved. Send it again after the seconds that Retry-After says."
        );
    }

    private static IResult Answer(Consultation consultation, SubmitOutcome outcome) =>
        outcome switch
        {
            SubmitOutcome.Accepted accepted => Results.Created(
                $"/api/consultations/{consultation.Slug}/submissions/{accepted.Reference}",
                new
                {
                    reference = accepted.Reference,
                    consultation = consultation.Slug,
                    late = accepted.IsLate,
                }
            ),
            SubmitOutcome.Invalid invalid => Problems.Invalid(invalid.Errors),
            SubmitOutcome.KeyReused => Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "This Idempotency-Key was used before",
                "It belongs to another submission. Nothing was saved: send a new key for a new submission."
            ),
            SubmitOutcome.NotYetOpen => Problems.Of(
                StatusCodes.Status409Conflict,
                "The consultation is not open yet",
                $"It opens at {consultation.Window.InZone(consultation.Window.Opens):yyyy-MM-ddTHH:mmK}. Nothing was saved."
            ),
            SubmitOutcome.Closed => Problems.Of(
                StatusCodes.Status409Conflict,
                "The consultation has closed",
                $"It closed at {consultation.Window.InZone(consultation.Window.Closes):yyyy-MM-ddTHH:mmK}. Nothing was saved. "
                    + $"Write to {consultation.Contact.Email}."
            ),
            _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
        };
}
