using ConsultationIntake.Consultations;
using ConsultationIntake.Publishing.Word;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Replies;

/// <summary>
/// <c>/staff/{slug}/replies</c>: what partners, and respondents who asked for it, are told of their points; each looked at before it goes,
/// chosen or all, asked once more, sent once. To everybody else a reply is a letter in Word: no address of theirs is proven.
/// </summary>
public sealed class ReplyPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    ReadReplies replies,
    SendReplies send,
    ReplyToRespondents respondents,
    StaffGate gate
)
{
    /// <summary>Respondents on a page.</summary>
    internal const int PageLength = 50;

    /// <summary>The field that says that the page which asks once more was answered: without it nothing is sent.</summary>
    internal const string Sure = "sure";

    /// <summary>The parameter that has all ticked that can go: <see cref="Partners"/> or <see cref="OfThisPage"/>.</summary>
    internal const string Choose = "choose";

    internal const string Partners = "partners";
    internal const string OfThisPage = "respondents";

    /// <summary>Respondents that are looked at for the page which asks once more before all are written to.</summary>
    private const int MostNamed = 200;

    /// <summary>Where the points are that a reply tells of: see <see cref="Reply.Kinds"/>.</summary>
    internal static string PointsOf(Consultation consultation, PointField field, string value, params (PointField, string)[] besides) =>
        PointFilter.Address(consultation, [(field, value), .. Reply.Kinds.Select(kind => (PointField.Whose, kind.ToString())), .. besides]);

    /// <summary>Where those of them are that are not decided.</summary>
    internal static string UndecidedOf(Consultation consultation, PointField field, string value) =>
        PointsOf(
            consultation,
            field,
            value,
            (PointField.Decision, nameof(DecisionState.Undecided)),
            (PointField.Decision, nameof(DecisionState.Drafted))
        );

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation ? await PageAsync(context, consultation, cancellationToken) : StaffNotFound.Page()
        );

    public Task<IResult> SendAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var chosen = form["partner"].OfType<string>().ToHashSet(StringComparer.Ordinal);
                if (form[Sure].Count == 0)
                    return await AskAsync(consultation, chosen, cancellationToken);
                return await PageAsync(
                    context,
                    consultation,
                    cancellationToken,
                    outcomes: await send.ExecuteAsync(consultation, chosen, member.Name, cancellationToken)
                );
            }
        );

    /// <summary><c>POST /staff/{slug}/replies/respondents</c></summary>
    public Task<IResult> SendToRespondentsAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var chosen = form["response"]
                    .OfType<string>()
                    .Where(response => SubmissionReference.TryParse(response, out _))
                    .Select(SubmissionReference.Parse)
                    .ToHashSet();
                if (form[Sure].Count == 0)
                    return await AskAsync(context, consultation, chosen, form["all"].Count > 0, cancellationToken);
                QueuedReplies? queued = null;
                if (form["all"].Count > 0)
                    await respondents.QueueAllAsync(consultation, member.Name, cancellationToken);
                else
                    queued = await respondents.QueueAsync(consultation, chosen, member.Name, cancellationToken);
                return await PageAsync(context, consultation, cancellationToken, queued: queued);
            }
        );

    /// <summary>Whether a reply can be sent to this partner now.</summary>
    internal static bool CanGo(PartnerReply reply) =>
        reply is { Address: not null, Reply.IsReady: true, Delivery: null or { State: ReplyState.NotHandedOver } };

    /// <summary>Whether a reply can be sent to this respondent now.</summary>
    internal static bool CanGo(RespondentReply reply) =>
        reply.Delivery is { CanGo: true, State: not ReplyState.Queued } && reply.Reply.IsReady;

    /// <summary>That a Welsh letter has answers in English, or nothing.</summary>
    internal static string? Untranslated(Reply reply) =>
        reply.InEnglishAlone == 0 ? null
        : reply.InEnglishAlone == 1 ? "1 answer is in English alone, and the letter says so"
        : $"{Numbers.Of(reply.InEnglishAlone)} answers are in English alone, and the letter says so";

    private static string Says(string address, Reply reply) =>
        Untranslated(reply) is { } untranslated ? $"{address}. {untranslated}" : address;

    /// <summary>Asks once more before partners are written to.</summary>
    private async Task<IResult> AskAsync(Consultation consultation, IReadOnlySet<string> chosen, CancellationToken cancellationToken)
    {
        var found = await replies.ExecuteAsync(consultation, chosen, cancellationToken);
        var home = $"/staff/{consultation.Slug}/replies";
        return PageResult.Of<SendRepliesPage>(
            new
            {
                Consultation = consultation,
                Field = "partner",
                Action = home,
                Back = home,
                Going = (IReadOnlyList<ChosenReply>)[.. found.Where(CanGo).Select(reply => Line(reply, Says(reply.Address!, reply.Reply)))],
                Waiting = (IReadOnlyList<ChosenReply>)
                    [.. found.Where(reply => !CanGo(reply)).Select(reply => Line(reply, RepliesPage.State(consultation, reply)))],
            }
        );

        ChosenReply Line(PartnerReply reply, string? says) =>
            new(reply.Partner.Id, reply.Partner.Name, $"{home}#to-{reply.Partner.Id}", says);
    }

    /// <summary>Asks once more before respondents are written to: those that are chosen, or all.</summary>
    private async Task<IResult> AskAsync(
        HttpContext context,
        Consultation consultation,
        IReadOnlySet<SubmissionReference> chosen,
        bool isToAll,
        CancellationToken cancellationToken
    )
    {
        var (wanted, next) = isToAll
            ? await replies.WantedAfterAsync(consultation.Slug, "", MostNamed, cancellationToken)
            : (await replies.WantedOfAsync(consultation.Slug, chosen, cancellationToken), null);
        var found = new List<RespondentReply>();
        foreach (var delivery in wanted)
        {
            if (await replies.RespondentAsync(consultation, delivery, cancellationToken) is { } reply)
                found.Add(reply);
        }

        return PageResult.Of<SendRepliesPage>(
            new
            {
                Consultation = consultation,
                Field = "response",
                Action = $"/staff/{consultation.Slug}/replies/respondents{context.Request.QueryString}",
                Back = $"/staff/{consultation.Slug}/replies{context.Request.QueryString}#respondents",
                Going = (IReadOnlyList<ChosenReply>)[.. found.Where(CanGo).Select(reply => Line(reply, Says(reply.Address, reply.Reply)))],
                Waiting = (IReadOnlyList<ChosenReply>)(
                    isToAll
                        ? []
                        :
                        [
                            .. found
                                .Where(reply => !CanGo(reply))
                                .Select(reply => Line(reply, RespondentReplies.State(consultation, reply))),
                        ]
                ),
                IsToAll = isToAll,
                HasMore = next is not null,
            }
        );

        ChosenReply Line(RespondentReply reply, string says) =>
            new(reply.Reference.ToString(), reply.Reference.ToString(), $"/staff/{consultation.Slug}/{reply.Reference}", says);
    }

    /// <summary><c>GET /staff/{slug}/replies/{partner}/reply.docx</c></summary>
    public Task<IResult> WordAsync(HttpContext context, string slug, string partner, CancellationToken cancellationToken) =>
        gate.FileAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                && await replies.ExecuteAsync(consultation, new HashSet<string>(StringComparer.Ordinal) { partner }, cancellationToken)
                    is [var found]
                    ? Document(consultation, found.Reply, partner)
                    : StaffNotFound.For(context, "partner with a response")
        );

    /// <summary><c>GET /staff/{slug}/{reference}/reply.docx</c>: to whoever sent one response.</summary>
    public Task<IResult> WordToSenderAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.FileAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                && SubmissionReference.TryParse(reference, out var parsed)
                && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
                    ? Document(
                        consultation,
                        await replies.OfAsync(
                            consultation,
                            SenderName.PartnerOf(consultation, submission.Partner),
                            [submission],
                            cancellationToken
                        ),
                        parsed.ToString()
                    )
                    : StaffNotFound.For(context, "response")
        );

    private static IResult Document(Consultation consultation, Reply reply, string to) =>
        Results.Stream(ReplyFile.Write(consultation, reply), PanelFiles.WordContentType, $"{consultation.Slug}-{to}-reply.docx");

    private async Task<IResult> PageAsync(
        HttpContext context,
        Consultation consultation,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, SendReplyOutcome>? outcomes = null,
        QueuedReplies? queued = null
    )
    {
        var after = context.Request.Query["after"].ToString();
        if (!after.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            return StaffNotFound.Page();
        var (wanted, next) = await WantedAsync(consultation, after, cancellationToken);
        var shown = new List<RespondentReply>();
        foreach (var delivery in wanted)
        {
            if (await replies.RespondentAsync(consultation, delivery, cancellationToken) is { } reply)
                shown.Add(reply);
        }

        return PageResult.Of<RepliesPage>(
            new
            {
                Consultation = consultation,
                Replies = await replies.ExecuteAsync(consultation, cancellationToken),
                Outcomes = outcomes,
                Respondents = shown,
                After = after.Length > 0 ? after : null,
                Next = next,
                Chosen = outcomes is null && queued is null ? context.Request.Query[Choose].ToString() : "",
                Trail = PageTrail.Read(context.Request.Query),
                Queued = queued,
                Round = await respondents.FindRoundAsync(consultation.Slug, cancellationToken),
            }
        );
    }

    /// <summary>A page of them: what is passed over, as it is somebody else's, makes none shorter than it says.</summary>
    private async Task<(IReadOnlyList<ReplyDelivery> Wanted, string? Next)> WantedAsync(
        Consultation consultation,
        string after,
        CancellationToken cancellationToken
    )
    {
        var wanted = new List<ReplyDelivery>();
        string? next = after;
        while (next is not null && wanted.Count < PageLength)
        {
            (var some, next) = await replies.WantedAfterAsync(consultation.Slug, next, PageLength - wanted.Count, cancellationToken);
            wanted.AddRange(some);
        }

        return (wanted, next);
    }
}
