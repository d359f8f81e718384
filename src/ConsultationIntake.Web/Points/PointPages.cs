using ConsultationIntake.Alerts;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Office;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary>
/// <c>/staff/{slug}/points</c>: finding points, reading them, and what officers do with them there and beside their letter.
/// </summary>
public sealed class PointPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IPointRegister register,
    IOfficeRecords records,
    TakeAction take,
    TakeActionOnMany takeOnMany,
    FindLikePoints findLike,
    OverdueFlags flags,
    StaffGate gate,
    SiteAddress site
)
{
    /// <summary>The point whose neighbouring sentences are shown, in the list's address.</summary>
    internal const string Context = "context";

    /// <summary>The group that is asked for of a point's actions.</summary>
    private const string Group = "group";

    /// <summary>What was done last, in the address of the page that follows: a reference and the entry's id, for undoing it.</summary>
    internal const string Done = "done";

    /// <summary>That the last page was read, in the address of the page that follows: there is none to go on to.</summary>
    internal const string AtEnd = "end";

    /// <summary>What the list's address says beside its filter.</summary>
    internal static readonly string[] BesideTheFilter = [.. PageBeginning.Names, Done, LeftTheList.Name, AtEnd, PageTrail.Name];

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var filter = PointFilter.Read(context.Request.Query, consultation, BesideTheFilter);
                if (filter.Errors.Count > 0)
                    return Problem(filter, consultation);
                if (await register.FindPageAsync(filter.Query with { IsCounted = true }, cancellationToken) is not { } page)
                    return StaffNotFound.Page();
                var tally = await store.TallyAsync(consultation.Slug, cancellationToken);
                var done = DoneAction.Parse(context.Request.Query[Done]);
                return PageResult.Of<PointsPage>(
                    new
                    {
                        OwnFound = await OwnAsync(filter.Query, page.Count!.Value, tally.Points, cancellationToken),
                        Left = await LeftTheList.FindAsync(context, done, consultation, store, register, cancellationToken),
                        IsAtEnd = context.Request.Query.ContainsKey(AtEnd),
                        Consultation = consultation,
                        Query = filter.Query,
                        Page = page,
                        Copies = await CopyCounts.OfAsync(register, consultation, page.Points, cancellationToken),
                        Trail = PageTrail.Read(context.Request.Query),
                        Count = page.Count!.Value,
                        Own = tally.Points,
                        tally.Read,
                        Concerns = await ConcernTitlesAsync(consultation, cancellationToken),
                        Filters = await records.ListAsync<SavedFilter>(consultation.Slug, cancellationToken),
                        Many = await DoneMany.FindAsync(
                            context,
                            new PointQuery { Consultation = consultation.Slug },
                            register,
                            cancellationToken
                        ),
                        GoOn = ReadingPlace.Of(context, site, filter.Query, consultation),
                        Around = await AroundAsync(consultation, context.Request.Query[Context], cancellationToken),
                        At = PageBeginning.Read(context.Request.Query),
                        Done = done,
                        Member = member.Name,
                        Colleagues = await Colleague.NamesAsync(records, consultation, cancellationToken),
                    }
                );
            }
        );

    /// <summary>Of what a list finds, those in the senders' own view: counted only where that is not known already.</summary>
    private async Task<long> OwnAsync(PointQuery query, long found, long own, CancellationToken cancellationToken) =>
        query.Fields.ContainsKey(PointField.Whose) ? found
        : query is { Fields.Count: 0, Words: null, From: null, Until: null } ? own
        : await register.CountAsync(query.With(PointField.Whose, nameof(PointKind.OwnView)) with { After = null }, cancellationToken);

    /// <summary>The forms of one group of a point's actions, for the script of a page that shows the point with its buttons.</summary>
    public Task<IResult> ActionsAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
            {
                if (
                    catalogue.Find(slug) is not { } consultation
                    || !PointId.TryParse(id, out var parsed)
                    || OpenActions.GroupOf(context.Request.Query[Group]) is not { } group
                    || await store.FindAsync(consultation.Slug, parsed.Submission, cancellationToken) is not { } submission
                    || submission.Work.Find(parsed.Number) is not { } point
                )
                    return StaffNotFound.Page();
                var beside = PointActionForm.AnchorOf(context.Request.Query[LeftTheList.Name]);
                var before = submission.Work.Points.LastOrDefault(other => other.Span.Start < point.Span.Start);
                return PageResult.Of<PointForms>(
                    new
                    {
                        Consultation = consultation,
                        Point = PointAtHand.Of(submission, point),
                        Group = group,
                        Copies = await CopiesOfAsync(consultation, submission, parsed, cancellationToken),
                        Back = BackOf(context.Request.Query[PointActionForm.Back], $"/staff/{consultation.Slug}/{submission.Reference}"),
                        Member = member.Name,
                        Colleagues = await Colleague.NamesAsync(records, consultation, cancellationToken),
                        WhenMerged = beside ?? (before is null ? null : $"p-{new PointId(submission.Reference, before.Number)}"),
                        WhenRemoved = beside ?? $"w-{point.Span.Start}",
                        Beside = beside,
                    }
                );
            }
        );

    /// <summary>The points most like one, to be put into one concern with it.</summary>
    public Task<IResult> LikeAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                && PointId.TryParse(id, out var parsed)
                && await RowAsync(consultation, parsed, cancellationToken) is { } row
                && await findLike.ExecuteAsync(consultation.Slug, parsed, FindLikePoints.ShownOnAPage, cancellationToken) is { } like
                    ? PageResult.Of<LikePage>(
                        new
                        {
                            Consultation = consultation,
                            Point = row,
                            Like = like,
                            Copies = await CopyCounts.OfAsync(
                                register,
                                consultation,
                                like.Select(other => other.Row).Prepend(row),
                                cancellationToken
                            ),
                            Concerns = await records.ListAsync<Concern>(consultation.Slug, cancellationToken),
                            Many = await DoneMany.FindAsync(
                                context,
                                new PointQuery { Consultation = consultation.Slug },
                                register,
                                cancellationToken
                            ),
                        }
                    )
                    : StaffNotFound.Page()
        );

    public Task<IResult> SafeguardingAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                PointQuery[] queries = [flags.Overdue(consultation), flags.InTime(consultation), OverdueFlags.Answered(consultation)];
                var counts = await register.CountEachAsync(queries, cancellationToken);
                var done = DoneAction.Parse(context.Request.Query[Done]);
                SafeguardingPage.Flagged[] groups = [await FlaggedAsync(0), await FlaggedAsync(1), await FlaggedAsync(2)];
                return PageResult.Of<SafeguardingPage>(
                    new
                    {
                        Consultation = consultation,
                        Overdue = groups[0],
                        InTime = groups[1],
                        Answered = groups[2],
                        Copies = await CopyCounts.OfAsync(
                            register,
                            consultation,
                            groups.SelectMany(flagged => flagged.Rows),
                            cancellationToken
                        ),
                        Around = await AroundAsync(consultation, context.Request.Query[Context], cancellationToken),
                        At = PageBeginning.Read(context.Request.Query),
                        Done = done,
                        Left = await LeftTheList.FindAsync(context, done, consultation, store, register, cancellationToken),
                        Member = member.Name,
                        Colleagues = await Colleague.NamesAsync(records, consultation, cancellationToken),
                    }
                );

                async Task<SafeguardingPage.Flagged> FlaggedAsync(int which) =>
                    new(counts[which], (await register.ListAsync(queries[which], cancellationToken)).Points, queries[which]);
            }
        );

    public Task<IResult> ActAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation || !PointId.TryParse(id, out var point))
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (PointActionForm.Read(form, point.Number, consultation) is not { } read)
                    return StaffNotFound.Page();
                if (read is StaffAction.Decide decide && form[WithCopies.Field] == "true")
                    return await DecideWithCopiesAsync(consultation, point, decide, form, member, cancellationToken);
                var (action, asking) = await AskOfNewNameAsync(context, form, consultation, read, cancellationToken);
                return asking
                    ?? await TakeAsync(
                        consultation,
                        new TakeActionCommand(consultation.Slug, point.Submission, action, member.Name, PointActionForm.SeenIn(form)),
                        form,
                        PointActionForm.AnchorIn(form) ?? $"p-{point}",
                        cancellationToken
                    );
            }
        );

    public Task<IResult> ActOnResponseAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation || !SubmissionReference.TryParse(reference, out var parsed))
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (PointActionForm.ReadForResponse(form) is not { } read)
                    return StaffNotFound.Page();
                var (action, asking) = await AskOfNewNameAsync(context, form, consultation, read, cancellationToken);
                return asking
                    ?? await TakeAsync(
                        consultation,
                        new TakeActionCommand(consultation.Slug, parsed, action, member.Name),
                        form,
                        PointActionForm.AnchorIn(form) ?? "main",
                        cancellationToken
                    );
            }
        );

    /// <summary>What stands on one page of the list has been read: kept, so that the office can show that views were considered.</summary>
    public Task<IResult> ReadAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                foreach (var value in form["point"].Take(200))
                {
                    if (PointId.TryParse(value, out var point))
                    {
                        var command = new TakeActionCommand(
                            consultation.Slug,
                            point.Submission,
                            new StaffAction.MarkRead { Point = point.Number },
                            member.Name
                        );
                        await take.ExecuteAsync(command, cancellationToken);
                    }
                }

                return Results.LocalRedirect(
                    $"~{BackFrom(form, $"/staff/{consultation.Slug}/points")}",
                    permanent: false,
                    preserveMethod: false
                );
            }
        );

    /// <summary>A point that is shown for all copies of a campaign letter, and these with it.</summary>
    private async Task<IResult> DecideWithCopiesAsync(
        Consultation consultation,
        PointId point,
        StaffAction.Decide decide,
        IFormCollection form,
        StaffMember member,
        CancellationToken cancellationToken
    )
    {
        var batch = takeOnMany.NewBatch();
        var command = new TakeActionOnManyCommand(
            consultation.Slug,
            new ManyPoints.Chosen([new ChosenPoint(point, PointActionForm.SeenIn(form))]),
            decide,
            member.Name,
            batch,
            ReplacesAgreed: true,
            WithCopies: true
        );
        return ManyPages.Answer(
            await takeOnMany.ExecuteAsync(command, cancellationToken),
            DoneMany.Of(batch, decide),
            BackFrom(form, $"/staff/{consultation.Slug}/{point.Submission}"),
            consultation,
            $"#{PointActionForm.AnchorIn(form) ?? $"p-{point}"}"
        );
    }

    private async Task<long> CopiesOfAsync(
        Consultation consultation,
        Submission submission,
        PointId id,
        CancellationToken cancellationToken
    ) =>
        (
            await CopyCounts.OfAsync(register, consultation, PointRow.AllOf(submission).Where(row => row.Id == id), cancellationToken)
        ).GetValueOrDefault(id);

    /// <summary>
    /// Work is given to whoever the office knows by the name, however its case is typed. A name that nobody has is asked about first: it
    /// may be one mistyped.
    /// </summary>
    /// <returns>The action as it is to be taken, and a page instead where somebody has to be asked.</returns>
    private async Task<(StaffAction Action, IResult? Asking)> AskOfNewNameAsync(
        HttpContext context,
        IFormCollection form,
        Consultation consultation,
        StaffAction action,
        CancellationToken cancellationToken
    )
    {
        var to = (action as StaffAction.Assign)?.To ?? (action as StaffAction.AssignResponse)?.To;
        if (to is null)
            return (action, null);
        var known = await Colleague.KnownAsAsync(records, consultation, to, cancellationToken);
        if (known is null && form[NewNamePage.Confirmed] != "true")
            return (
                action,
                PageResult.Of<NewNamePage>(
                    new
                    {
                        Name = to,
                        Action = context.Request.Path.ToString(),
                        Back = BackFrom(form, $"/staff/{consultation.Slug}"),
                        Fields = form.Where(field => field.Key != NewNamePage.Confirmed)
                            .SelectMany(field => field.Value.Select(value => (field.Key, value ?? "")))
                            .ToList(),
                    }
                )
            );
        return (
            action switch
            {
                StaffAction.Assign assign => assign with { To = known ?? to },
                StaffAction.AssignResponse assign => assign with { To = known ?? to },
                _ => action,
            },
            null
        );
    }

    private async Task<IResult> TakeAsync(
        Consultation consultation,
        TakeActionCommand command,
        IFormCollection form,
        string anchor,
        CancellationToken cancellationToken
    )
    {
        var back = BackFrom(form, $"/staff/{command.Consultation}/{command.Reference}");
        return await take.ExecuteAsync(command, cancellationToken) switch
        {
            TakeActionOutcome.Taken taken => Results.LocalRedirect(
                $"~{await LeftTheList.GoOnAsync(taken, back, anchor, form, consultation, register, cancellationToken)}",
                permanent: false,
                preserveMethod: false
            ),
            TakeActionOutcome.Refused refused => Told("Nothing was changed", PointWords.Of(refused.Why), $"{back}#{anchor}"),
            TakeActionOutcome.ChangedMeanwhile meanwhile => Told(
                "Somebody else changed it meanwhile",
                $"{meanwhile.By} changed this point at {Dates.Time(consultation.Window.InZone(meanwhile.At))}, after you opened the page. "
                    + "Nothing of yours was saved: look at it as it is now and decide again.",
                $"{back}#{anchor}"
            ),
            TakeActionOutcome.NotFound => StaffNotFound.Page(),
            _ => throw new NotSupportedException("An outcome of an action has no page."),
        };
    }

    private async Task<IReadOnlyDictionary<string, string>> ConcernTitlesAsync(
        Consultation consultation,
        CancellationToken cancellationToken
    ) =>
        (await records.ListAsync<Concern>(consultation.Slug, cancellationToken)).ToDictionary(
            concern => concern.Id,
            concern => concern.Title,
            StringComparer.Ordinal
        );

    private async Task<PointRow?> RowAsync(Consultation consultation, PointId id, CancellationToken cancellationToken) =>
        await store.FindAsync(consultation.Slug, id.Submission, cancellationToken) is { } submission
            ? PointRow.AllOf(submission).FirstOrDefault(row => row.Id == id)
            : null;

    private async Task<PointContext?> AroundAsync(Consultation consultation, string? asked, CancellationToken cancellationToken) =>
        PointId.TryParse(asked, out var id)
        && await store.FindAsync(consultation.Slug, id.Submission, cancellationToken) is { } submission
        && submission.Work.Find(id.Number) is { } point
            ? PointContext.Of(id, submission.Text.Value, point.Span)
            : null;

    internal static IResult Problem(PointFilter filter, Consultation consultation) =>
        PageResult.Of<MessagePage>(
            new
            {
                Heading = "That filter cannot be used",
                Paragraphs = (IReadOnlyList<string>)[.. filter.Errors.Select(error => $"{error.Key}: {string.Join(" ", error.Value)}")],
                Back = $"/staff/{consultation.Slug}/points",
                BackTo = "All points",
            },
            StatusCodes.Status400BadRequest
        );

    private static IResult Told(string heading, string what, string back) =>
        PageResult.Of<ActionRefusedPage>(
            new
            {
                Heading = heading,
                What = what,
                Back = back,
            },
            StatusCodes.Status409Conflict
        );

    internal static string BackFrom(IFormCollection form, string otherwise) => BackOf(form[PointActionForm.Back], otherwise);

    /// <summary>Only a page of ours is gone back to.</summary>
    private static string BackOf(string? given, string otherwise) =>
        given is { } back && back.StartsWith("/staff/", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal)
            ? back
            : otherwise;
}
