using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Imports;

/// <summary>
/// <c>POST /api/consultations/{slug}/paper</c> and <c>…/meetings</c>: what was on paper or said at a meeting, from a program that has it in
/// text. Sent again with the same <c>attempt</c> it is the same response.
/// </summary>
public sealed class TypedEndpoints(ConsultationCatalogue catalogue, TypeInResponse typeIn, StaffGate gate)
{
    private const string Notes = "Notes";

    public Task<IResult> PaperAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        AnswerAsync<PaperRequest>(
            context,
            slug,
            "a response on paper",
            (consultation, asked, by) =>
                new TypedResponse
                {
                    Consultation = consultation,
                    Channel = Channel.Paper,
                    Respondent = asked.Respondent ?? Respondent.Anonymous,
                    Answers = asked.Answers ?? [],
                    Unreadable = asked.Unreadable ?? [],
                    ReceivedOn = asked.Received,
                    Language = LanguageOf(consultation, asked.Language),
                    Attempt = asked.Attempt,
                    By = by,
                },
            cancellationToken
        );

    public Task<IResult> MeetingAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        AnswerAsync<MeetingRequest>(
            context,
            slug,
            "the notes of a meeting",
            (consultation, asked, by) =>
                new TypedResponse
                {
                    Consultation = consultation,
                    Channel = Channel.Meeting,
                    Answers = [new Answer(Notes, asked.Notes)],
                    ReceivedOn = asked.Received,
                    Language = LanguageOf(consultation, asked.Language),
                    Facts = new[]
                    {
                        (Key: MeetingFacts.Title, Value: asked.Title),
                        (Key: MeetingFacts.Place, Value: asked.Place),
                        (Key: MeetingFacts.Present, Value: asked.Present),
                    }
                        .Where(fact => !string.IsNullOrWhiteSpace(fact.Value))
                        .ToDictionary(fact => fact.Key, fact => fact.Value!.Trim()),
                    Attempt = asked.Attempt,
                    By = by,
                },
            cancellationToken
        );

    private Task<IResult> AnswerAsync<T>(
        HttpContext context,
        string slug,
        string what,
        Func<Consultation, T, string, TypedResponse> read,
        CancellationToken cancellationToken
    )
        where T : class =>
        gate.ApiChangeAsync(
            context,
            member =>
                ApiBody.WithAsync<T>(
                    context,
                    what,
                    async asked =>
                        catalogue.Find(slug) is { } consultation
                            ? Answer(await typeIn.ExecuteAsync(read(consultation, asked, member.Name), cancellationToken))
                            : Problems.NoConsultation(slug),
                    cancellationToken
                )
        );

    private static IResult Answer(SubmitOutcome outcome) =>
        outcome switch
        {
            SubmitOutcome.Accepted accepted => ApiJson.Ok(new { reference = accepted.Reference.ToString(), isRepeat = accepted.IsRepeat }),
            SubmitOutcome.Invalid invalid => Problems.Invalid(invalid.Errors),
            SubmitOutcome.KeyReused => Problems.Of(
                StatusCodes.Status409Conflict,
                "This attempt was saved before, with other words",
                "Send another attempt for another response. Nothing was saved."
            ),
            var other => throw new InvalidOperationException($"What was typed was {other.GetType().Name}."),
        };

    private static string LanguageOf(Consultation consultation, string? asked) =>
        asked is not null && consultation.Languages.Contains(asked) ? asked : consultation.Languages[0];

    private sealed record PaperRequest(
        DateOnly Received,
        Guid Attempt,
        string? Language = null,
        Respondent? Respondent = null,
        IReadOnlyList<Answer>? Answers = null,
        IReadOnlyList<string>? Unreadable = null
    );

    private sealed record MeetingRequest(
        DateOnly Received,
        Guid Attempt,
        string Title,
        string Notes,
        string? Place = null,
        string? Present = null,
        string? Language = null
    );
}
