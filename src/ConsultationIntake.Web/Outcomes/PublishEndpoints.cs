using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Outcomes;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Outcomes;

/// <summary>
/// What programs do of publishing: responses looked at and decided on, and by a manager the outcome and the responses published and
/// withdrawn.
/// </summary>
public sealed class PublishEndpoints(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    PublishOutcome outcomes,
    PublishResponses responses,
    RedactResponse redact,
    RecordConsent consent,
    StaffGate gate
)
{
    /// <summary><c>POST …/outcome/publish</c> and <c>…/outcome/withdraw</c>, by a manager.</summary>
    public Task<IResult> OutcomeAsync(HttpContext context, string slug, bool publishes, CancellationToken cancellationToken) =>
        ByManagerAsync(
            context,
            slug,
            async (consultation, by) =>
                await (
                    publishes
                        ? outcomes.ExecuteAsync(consultation, by, cancellationToken)
                        : outcomes.WithdrawAsync(consultation, by, cancellationToken)
                ) switch
                {
                    PublishOutcomeOutcome.Published => ApiJson.Ok(new { isPublished = true }),
                    PublishOutcomeOutcome.Withdrawn => ApiJson.Ok(new { isPublished = false }),
                    PublishOutcomeOutcome.Nothing => Nothing(),
                    PublishOutcomeOutcome.ChangedMeanwhile => Meanwhile(),
                    var other => throw new NotSupportedException($"{other.GetType().Name} has no answer."),
                }
        );

    /// <summary><c>POST …/responses/publish</c> and <c>…/responses/withdraw</c>, by a manager.</summary>
    public Task<IResult> ResponsesAsync(HttpContext context, string slug, bool publishes, CancellationToken cancellationToken) =>
        ByManagerAsync(
            context,
            slug,
            async (consultation, by) =>
            {
                if (!publishes)
                    return await responses.WithdrawAsync(consultation.Slug, by, cancellationToken)
                        ? ApiJson.Ok(new { responses = 0 })
                        : Nothing();
                return await responses.ExecuteAsync(consultation.Slug, by, cancellationToken) switch
                {
                    null => Meanwhile(),
                    0 => Nothing(),
                    var many => ApiJson.Ok(new { responses = many }),
                };
            }
        );

    /// <summary><c>GET …/publishable?show=…&amp;after=…</c>: those whose senders agreed, by what is to be done with them.</summary>
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                var asked = context.Request.Query["show"].ToString();
                if (
                    !Enum.TryParse<Publication>(asked.Length == 0 ? nameof(Publication.ToLookAt) : asked, ignoreCase: true, out var show)
                    || !Enum.IsDefined(show)
                )
                    return Problems.Of(StatusCodes.Status400BadRequest, "That is none of the lists", "Use toLookAt, ready or leftOut.");
                var list = ListRequest.Read(context.Request.Query, consultation);
                if (list.Errors.TryGetValue("after", out var wrong))
                    return Problems.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["after"] = wrong });
                var query = new SubmissionQuery
                {
                    Consultation = consultation.Slug,
                    Publication = show,
                    After = list.Query.After,
                };
                var page = await store.ListAsync(query, cancellationToken);
                var tally = await store.TallyAsync(consultation.Slug, cancellationToken);
                return ApiJson.Ok(
                    new
                    {
                        counts = Enum.GetValues<Publication>().ToDictionary(JsonNames.Of, tally.In),
                        responses = page.Items.Select(item => new { reference = item.Reference.ToString(), receivedAt = item.ReceivedAt }),
                        next = page.Next,
                    }
                );
            },
            ClientScopes.Read
        );

    /// <summary>The whole text with what was taken out, or is proposed: it needs a key that reads personal data.</summary>
    public Task<IResult> OneAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
            {
                if (await FindAsync(slug, reference, cancellationToken) is not { } submission)
                    return NoResponse();
                var (spans, looked) = await redact.FindAsync(submission, cancellationToken);
                return ApiJson.Ok(
                    new
                    {
                        reference = submission.Reference.ToString(),
                        consent = PublicResponse.ConsentOf(submission),
                        text = submission.Text.Value,
                        spans = spans.Select(span => new
                        {
                            start = span.Span.Start,
                            length = span.Span.Length,
                            reason = span.Reason,
                        }),
                        lookedAtBy = looked?.By,
                        publish = looked?.MayBePublished,
                    }
                );
            },
            ClientScopes.Personal
        );

    /// <summary>Keeps what is taken out and whether it may be published. Nothing is public by that.</summary>
    public Task<IResult> DecideAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            member =>
                ApiBody.WithAsync<DecisionRequest>(
                    context,
                    "a decision on a response",
                    async asked =>
                    {
                        if (await FindAsync(slug, reference, cancellationToken) is not { } submission)
                            return NoResponse();
                        var end = submission.Text.Value.Length;
                        if (asked.Spans.Any(span => span.Start < 0 || span.Length <= 0 || (long)span.Start + span.Length > end))
                            return Problems.Of(
                                StatusCodes.Status400BadRequest,
                                "That is outside of the text",
                                $"It has {end} characters. Nothing was kept."
                            );
                        var spans = asked.Spans.Select(span => new RedactedSpan(new TextSpan(span.Start, span.Length), span.Reason));
                        return await redact.ExecuteAsync(submission, [.. spans], asked.Publish, member.Name, cancellationToken) switch
                        {
                            RedactResponse.Outcome.Done => ApiJson.Ok(new { publish = asked.Publish }),
                            RedactResponse.Outcome.Meanwhile or RedactResponse.Outcome.KeptWithoutMark => Meanwhile(),
                            var other => throw new NotSupportedException($"{other} has no answer."),
                        };
                    },
                    cancellationToken
                )
        );

    /// <summary>Writes down what somebody said elsewhere: a no takes the response out of what is public.</summary>
    public Task<IResult> ConsentAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            member =>
                ApiBody.WithAsync<ConsentRequest>(
                    context,
                    "an answer about publishing",
                    async asked =>
                        catalogue.Find(slug) is { } consultation && SubmissionReference.TryParse(reference, out var parsed)
                            ? await consent.ExecuteAsync(
                                consultation.Slug,
                                parsed,
                                asked.Consent,
                                asked.Given,
                                member.Name,
                                cancellationToken
                            ) switch
                            {
                                RecordConsent.Outcome.Done => ApiJson.Ok(new { consent = asked.Consent }),
                                RecordConsent.Outcome.NotFound => NoResponse(),
                                RecordConsent.Outcome.Meanwhile => Meanwhile(),
                                var other => throw new NotSupportedException($"{other} has no answer."),
                            }
                            : NoResponse(),
                    cancellationToken
                )
        );

    private Task<IResult> ByManagerAsync(HttpContext context, string slug, Func<Consultation, string, Task<IResult>> change) =>
        gate.ApiChangeAsync(
            context,
            async member =>
                catalogue.Find(slug) is not { } consultation ? Problems.NoConsultation(slug)
                : member.Role < StaffRole.Manager
                    ? Problems.Of(StatusCodes.Status403Forbidden, "A manager has to do this", "Nothing was published or withdrawn.")
                : await change(consultation, member.Name)
        );

    /// <summary>Null where there is none, or its sender did not agree.</summary>
    private async Task<Submission?> FindAsync(string slug, string reference, CancellationToken cancellationToken) =>
        catalogue.Find(slug) is { } consultation
        && SubmissionReference.TryParse(reference, out var parsed)
        && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
        && PublicResponse.ConsentOf(submission) != PublicationConsent.No
            ? submission
            : null;

    private static IResult NoResponse() =>
        Problems.Of(StatusCodes.Status404NotFound, "There is no such response", "Or its sender did not agree to it. Nothing was done.");

    private static IResult Nothing() =>
        Problems.Of(StatusCodes.Status409Conflict, "There is nothing to publish or withdraw", "Nothing was done.");

    private static IResult Meanwhile() =>
        Problems.Of(StatusCodes.Status409Conflict, "Somebody else was quicker", "Look at it again, and decide again.");

    private sealed record SpanRequest(int Start, int Length, RedactionReason Reason);

    private sealed record DecisionRequest(IReadOnlyList<SpanRequest> Spans, bool Publish);

    private sealed record ConsentRequest(PublicationConsent Consent, ConsentGiven Given);
}
