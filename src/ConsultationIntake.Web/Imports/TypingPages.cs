using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Files;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Imports;

/// <summary>
/// <c>/staff/{slug}/paper</c>: responses on paper, typed one a screen; <c>/staff/{slug}/meetings</c>: notes of meetings.
/// </summary>
public sealed class TypingPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IPointRegister register,
    TypeInResponse typeIn,
    KeepFile keepFile,
    StaffGate gate,
    TimeProvider clock
)
{
    private const int MeetingsShown = 50;

    /// <summary>Somebody went back to a page that was saved. The page that says so has another attempt.</summary>
    private const string SavedBefore =
        "You saved this page before, with other words. To save it as one more response, press the button again";

    /// <summary>The name of the one answer that the notes of a meeting are.</summary>
    private const string Notes = "Notes";

    /// <summary><c>GET /staff/{slug}/paper</c>: an empty page, with the day and the language of the one before.</summary>
    public Task<IResult> PaperAsync(HttpContext context, string slug) =>
        gate.PageAsync(
            context,
            _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Task.FromResult(StaffNotFound.Page());
                var asked = context.Request.Query;
                var values = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["received"] = Day(asked["received"]) is { } day ? Written(day) : Written(Today(consultation)),
                    ["language"] = consultation.Languages.Contains(asked["language"].ToString())
                        ? asked["language"].ToString()
                        : consultation.Languages[0],
                };
                var saved = SubmissionReference.TryParse(asked["saved"].ToString(), out var reference) ? reference.ToString() : null;
                return Task.FromResult(Paper(consultation, values, NoErrors, saved));
            }
        );

    /// <summary><c>POST /staff/{slug}/paper</c></summary>
    public Task<IResult> SavePaperAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await SentForm.ReadAsync(context, cancellationToken);
                var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
                var language = consultation.Languages.Contains(form.Text("language")) ? form.Text("language") : consultation.Languages[0];
                var facts = TypedFacts.Read(form.Text, errors);
                var (files, hashes) = await KeepAsync(consultation, form, errors, cancellationToken);
                if (errors.Count == 0)
                {
                    var typed = new TypedResponse
                    {
                        Consultation = consultation,
                        Channel = Channel.Paper,
                        Respondent = new Respondent
                        {
                            Name = form.Text("name"),
                            Email = form.Text("email"),
                            Organisation = form.Text("organisation"),
                        },
                        Answers =
                        [
                            .. consultation.Questions.Select(question => new Answer(question.Id, AnswerTo(question, form, language))),
                        ],
                        Unreadable =
                        [
                            .. consultation.Questions.Select(question => question.Id).Where(id => form.Text($"unreadable-{id}") == "true"),
                        ],
                        ReceivedOn = Day(form.Text("received")) ?? DateOnly.MinValue,
                        Language = language,
                        Facts = facts,
                        Files = files,
                        FileHashes = hashes,
                        Attempt = AttemptOf(form),
                        By = member.Name,
                    };
                    switch (await typeIn.ExecuteAsync(typed, cancellationToken))
                    {
                        case SubmitOutcome.Accepted accepted:
                            return Results.LocalRedirect(
                                $"~/staff/{consultation.Slug}/paper?received={Written(typed.ReceivedOn)}&language={language}"
                                    + $"&saved={accepted.Reference}",
                                permanent: false,
                                preserveMethod: false
                            );
                        case SubmitOutcome.Invalid invalid:
                            foreach (var (field, messages) in invalid.Errors)
                                errors[field.Replace("respondent.", "", StringComparison.Ordinal)] = messages;
                            break;
                        case SubmitOutcome.KeyReused:
                            errors["attempt"] = [SavedBefore];
                            break;
                        case var other:
                            throw new InvalidOperationException($"What was typed was {other.GetType().Name}.");
                    }
                }

                return Paper(consultation, Values(context), errors, saved: null);
            }
        );

    /// <summary><c>GET /staff/{slug}/meetings</c></summary>
    public Task<IResult> MeetingsAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? await MeetingsAsync(
                        consultation,
                        new Dictionary<string, string> { ["received"] = Written(Today(consultation)) },
                        NoErrors,
                        SubmissionReference.TryParse(context.Request.Query["saved"].ToString(), out var saved) ? saved.ToString() : null,
                        cancellationToken
                    )
                    : StaffNotFound.Page()
        );

    /// <summary><c>POST /staff/{slug}/meetings</c></summary>
    public Task<IResult> SaveMeetingAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await SentForm.ReadAsync(context, cancellationToken);
                var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
                foreach (var (field, message) in new[] { ("title", "Enter what the meeting was"), ("notes", "Enter the notes") })
                {
                    if (string.IsNullOrWhiteSpace(form.Text(field)))
                        errors[field] = [message];
                }

                if (errors.Count == 0)
                {
                    var typed = new TypedResponse
                    {
                        Consultation = consultation,
                        Channel = Channel.Meeting,
                        Answers = [new Answer(Notes, form.Text("notes"))],
                        ReceivedOn = Day(form.Text("received")) ?? DateOnly.MinValue,
                        Language = consultation.Languages.Contains(form.Text("language"))
                            ? form.Text("language")
                            : consultation.Languages[0],
                        Facts = new[]
                        {
                            (MeetingFacts.Title, form.Text("title").Trim()),
                            (MeetingFacts.Place, form.Text("place").Trim()),
                            (MeetingFacts.Present, form.Text("present").Trim()),
                        }
                            .Where(fact => fact.Item2.Length > 0)
                            .ToDictionary(fact => fact.Item1, fact => fact.Item2),
                        Attempt = AttemptOf(form),
                        By = member.Name,
                    };
                    switch (await typeIn.ExecuteAsync(typed, cancellationToken))
                    {
                        case SubmitOutcome.Accepted accepted:
                            return Results.LocalRedirect(
                                $"~/staff/{consultation.Slug}/meetings?saved={accepted.Reference}",
                                permanent: false,
                                preserveMethod: false
                            );
                        case SubmitOutcome.Invalid invalid:
                            foreach (var (field, messages) in invalid.Errors)
                                errors[field.StartsWith("answers", StringComparison.Ordinal) ? "notes" : field] = messages;
                            break;
                        case SubmitOutcome.KeyReused:
                            errors["attempt"] = [SavedBefore];
                            break;
                        case var other:
                            throw new InvalidOperationException($"What was typed was {other.GetType().Name}.");
                    }
                }

                return await MeetingsAsync(consultation, Values(context), errors, saved: null, cancellationToken);
            }
        );

    private static IReadOnlyDictionary<string, string[]> NoErrors { get; } = new Dictionary<string, string[]>();

    private static IResult Paper(
        Consultation consultation,
        IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, string[]> errors,
        string? saved
    ) =>
        PageResult.Of<PaperPage>(
            new
            {
                Consultation = consultation,
                Typed = new TypedValues(values, errors),
                Saved = saved,
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private async Task<IResult> MeetingsAsync(
        Consultation consultation,
        IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, string[]> errors,
        string? saved,
        CancellationToken cancellationToken
    )
    {
        var query = new SubmissionQuery
        {
            Consultation = consultation.Slug,
            Channel = Channel.Meeting,
            Take = MeetingsShown,
        };
        var meetings = new List<Submission>();
        foreach (var item in (await store.ListAsync(query, cancellationToken)).Items)
        {
            if (await store.FindAsync(consultation.Slug, item.Reference, cancellationToken) is { } meeting)
                meetings.Add(meeting);
        }

        var points = new PointQuery { Consultation = consultation.Slug }.With(PointField.Channel, nameof(Channel.Meeting));
        return PageResult.Of<MeetingsPage>(
            new
            {
                Consultation = consultation,
                Typed = new TypedValues(values, errors),
                Saved = saved,
                Meetings = (IReadOnlyList<Submission>)meetings,
                Count = (await store.TallyAsync(consultation.Slug, cancellationToken)).By(Channel.Meeting),
                Points = await register.CountAsync(points, cancellationToken),
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private async Task<(IReadOnlyList<SubmittedFile> Files, IReadOnlyList<string> Hashes)> KeepAsync(
        Consultation consultation,
        SentForm form,
        Dictionary<string, string[]> errors,
        CancellationToken cancellationToken
    )
    {
        var (files, hashes) = (new List<SubmittedFile>(), new List<string>());
        foreach (var file in form.Files.GetFiles("scan").Where(file => file.Length > 0).Take(Uploads.MaxFiles))
        {
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellationToken);
            switch (
                await keepFile.ExecuteAsync(
                    consultation.Slug,
                    TypeInResponse.KeyOf(AttemptOf(form)),
                    file.FileName,
                    content.ToArray(),
                    cancellationToken
                )
            )
            {
                case KeepFileOutcome.Kept kept:
                    // What was typed is read, not the scan as well: the same words would be counted twice.
                    files.Add(kept.File.File);
                    hashes.Add(KeepFile.HashOf(content.ToArray()));
                    break;
                case KeepFileOutcome.Infected:
                    errors["scan"] = [$"{SubmittedFile.SafeName(file.FileName)} has a virus"];
                    break;
                default:
                    errors["scan"] = [$"{SubmittedFile.SafeName(file.FileName)} is no PDF, picture or document"];
                    break;
            }
        }

        return (files, hashes);
    }

    internal static string AnswerTo(Question question, SentForm form, string language)
    {
        var field = PageAnswers.FieldId(question.Id);
        return question.Kind == QuestionKind.FreeText
            ? form.Text(field)
            : DraftCommand.TextOf(question, string.Join(',', form.All(field)), language);
    }

    /// <summary>Everything as it was sent, to be shown again.</summary>
    private static Dictionary<string, string> Values(HttpContext context) =>
        context
            .Request.Form.Where(field => field.Key != "attempt")
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    private static Guid AttemptOf(SentForm form) =>
        Guid.TryParseExact(form.Text("attempt"), "N", out var attempt) ? attempt : Guid.NewGuid();

    private DateOnly Today(Consultation consultation) => consultation.Window.LocalDate(clock.GetUtcNow());

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What was typed into a page, and what is wrong with it.</summary>
public sealed record TypedValues(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string[]> Errors)
{
    public string? this[string field] => Values.GetValueOrDefault(field);

    public string? ErrorOf(string field) => Errors.TryGetValue(field, out var messages) ? string.Join(". ", messages) : null;

    /// <summary>Whether an option of a field is chosen: several are sent with commas between.</summary>
    public bool IsChosen(string field, string option) => this[field]?.Split(',').Contains(option) == true;

    /// <summary>The same for the page however often it is sent.</summary>
    public string Attempt => this["attempt"] is { Length: 32 } attempt ? attempt : Guid.NewGuid().ToString("N");
}
