using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
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
            (consultation, asked, by, errors) =>
                new TypedResponse
                {
                    Consultation = consultation,
                    Channel = Channel.Paper,
                    Respondent = asked.Respondent ?? Respondent.Anonymous,
                    Answers = asked.Answers ?? [],
                    Unreadable = asked.Unreadable ?? [],
                    ReceivedOn = asked.Received,
                    Language = LanguageOf(consultation, asked.Language),
                    Facts = TypedFacts.Read(asked.Said, errors),
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
            (consultation, asked, by, _) =>
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
        Func<Consultation, T, string, Dictionary<string, string[]>, TypedResponse> read,
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
                    {
                        if (catalogue.Find(slug) is not { } consultation)
                            return Problems.NoConsultation(slug);
                        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
                        var typed = read(consultation, asked, member.Name, errors);
                        return errors.Count > 0 ? Problems.Invalid(errors) : Answer(await typeIn.ExecuteAsync(typed, cancellationToken));
                    },
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
        IReadOnlyList<string>? Unreadable = null,
        string? Area = null,
        string? Victim = null,
        string? Publish = null,
        string? Reply = null,
        string? AnswersFor = null
    )
    {
        internal string? Said(string field) =>
            field switch
            {
                DraftFields.Area => Area,
                DraftFields.Victim => Victim,
                DraftFields.Publish => Publish,
                DraftFields.Reply => Reply,
                DraftFields.Capacity => AnswersFor,
                _ => null,
            };
    }

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
