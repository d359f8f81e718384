using System.Globalization;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Concerns;

/// <summary><c>/staff/{slug}/concerns</c>: like points under one title, with one answer.</summary>
public sealed class ConcernPages(
    ConsultationCatalogue catalogue,
    IOfficeRecords records,
    IPointRegister register,
    IHistory history,
    ListConcerns list,
    ChangeConcern change,
    GroupPoints group,
    TakeActionOnMany takeOnMany,
    StaffGate gate
)
{
    internal const int LongestTitle = 200;
    private const int LinesShown = 20;

    /// <summary>How many points a concern that was just saved was carried to, in the address of its page.</summary>
    private const string Saved = "saved";

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation ? await ShowListAsync(consultation, problem: null, cancellationToken) : NotFound()
        );

    public Task<IResult> MakeAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return NotFound();
                var title = (await FormBody.ReadAsync(context.Request, cancellationToken))["title"].ToString();
                if (title.Trim() is { Length: 0 or > LongestTitle })
                    return await ShowListAsync(consultation, TitleProblem, cancellationToken);
                return
                    await change.ExecuteAsync(
                        new ChangeConcernCommand(consultation.Slug, Id: null, title, Disposition: null, member.Name, Seen: null),
                        cancellationToken
                    )
                        is ChangeConcernOutcome.Changed made
                    ? Results.LocalRedirect($"~/staff/{consultation.Slug}/concerns/{made.Concern.Id}")
                    : throw new NotSupportedException("A concern with a title was not made.");
            }
        );

    public Task<IResult> OneAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? await ShowAsync(context, consultation, id, unsaved: null, cancellationToken)
                    : NotFound()
        );

    public Task<IResult> SaveAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return NotFound();
                var typed = ConcernForm.Read(await FormBody.ReadAsync(context.Request, cancellationToken));
                if (typed.Title.Length is 0 or > LongestTitle)
                    return await ShowAsync(
                        context,
                        consultation,
                        id,
                        new Unsaved(typed, Problem: ("title", TitleProblem)),
                        cancellationToken
                    );
                var outcome = await change.ExecuteAsync(
                    new ChangeConcernCommand(consultation.Slug, id, typed.Title, typed.Disposition, member.Name, typed.Seen),
                    cancellationToken
                );
                return outcome switch
                {
                    ChangeConcernOutcome.Changed changed => Results.LocalRedirect(
                        $"~/staff/{consultation.Slug}/concerns/{Uri.EscapeDataString(id)}?{Saved}={changed.Points}#saved"
                    ),
                    ChangeConcernOutcome.Refused refused => await ShowAsync(
                        context,
                        consultation,
                        id,
                        new Unsaved(typed, Problem: ("outcome-concern", PointWords.Of(refused.Why))),
                        cancellationToken
                    ),
                    ChangeConcernOutcome.ChangedMeanwhile => await ShowAsync(
                        context,
                        consultation,
                        id,
                        new Unsaved(typed, IsLater: true),
                        cancellationToken
                    ),
                    ChangeConcernOutcome.NotFound => NotFound(),
                    _ => throw new NotSupportedException("An outcome of a concern has no page."),
                };
            }
        );

    /// <summary>Takes the points that were chosen out, or puts the one whose number was written in.</summary>
    public Task<IResult> PointsAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (
                    catalogue.Find(slug) is not { } consultation
                    || await records.FindAsync<Concern>(consultation.Slug, id, cancellationToken) is null
                )
                    return NotFound();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var back = $"/staff/{consultation.Slug}/concerns/{id}";
                if (form["do"] == "in" && !PointId.TryParse(form["number"].ToString().Trim().ToUpperInvariant(), out _))
                    return ManyPages.Told(
                        "That is no point's number",
                        "A point's number is its response's reference, a dot and a number: it stands above the point.",
                        back
                    );
                var points = new ManyPoints.Chosen(
                    form["do"] == "in" && PointId.TryParse(form["number"].ToString().Trim().ToUpperInvariant(), out var written)
                        ? [new ChosenPoint(written, Seen: null)]
                        : [.. form["point"].Select(ChosenPoint.Parse).OfType<ChosenPoint>()]
                );
                if (points.Points.Count == 0)
                    return ManyPages.Told("No point was chosen", "Tick the points first.", back);
                var batch = takeOnMany.NewBatch();
                var outcome =
                    form["do"] == "in"
                        ? await group.ExecuteAsync(consultation.Slug, id, points, member.Name, batch, cancellationToken)
                        : await takeOnMany.ExecuteAsync(
                            new TakeActionOnManyCommand(consultation.Slug, points, new StaffAction.Group(null), member.Name, batch),
                            cancellationToken
                        );
                return ManyPages.Answer(outcome, new DoneMany(batch), back, consultation);
            }
        );

    private const string TitleProblem = "Give it a title of 1 to 200 characters";

    private async Task<IResult> ShowListAsync(Consultation consultation, string? problem, CancellationToken cancellationToken) =>
        PageResult.Of<ConcernsPage>(
            new
            {
                Consultation = consultation,
                Concerns = await list.ExecuteAsync(consultation.Slug, cancellationToken),
                Problem = problem,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private async Task<IResult> ShowAsync(
        HttpContext context,
        Consultation consultation,
        string id,
        Unsaved? unsaved,
        CancellationToken cancellationToken
    )
    {
        if (await records.FindAsync<Concern>(consultation.Slug, id, cancellationToken) is not { } concern)
            return NotFound();
        var all = new PointQuery { Consultation = consultation.Slug };
        var inIt = all.With(PointField.Concern, id);
        var asked = inIt.With(PointField.Repeat, PointFacet.No) with { After = Value(context.Request.Query["after"]) };
        if (await register.FindPageAsync(asked, cancellationToken) is not { } page)
            return NotFound();
        var campaigns = page.Points.Select(row => row.Campaign).OfType<string>().Distinct().ToList();
        var repeats = await register.CountEachAsync(
            [.. campaigns.Select(campaign => inIt.With(PointField.Repeat, PointFacet.Yes).With(PointField.Campaign, campaign))],
            cancellationToken
        );
        var standing = await register.CountEachAsync(
            [
                inIt.With(PointField.Decision, nameof(DecisionState.Decided)),
                inIt.With(PointField.Safeguarding, nameof(FlagState.New), nameof(FlagState.Seen)),
            ],
            cancellationToken
        );
        var copies = campaigns.Zip(repeats).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return PageResult.Of<ConcernPage>(
            new
            {
                Consultation = consultation,
                Counted = await list.CountAsync(consultation.Slug, concern, cancellationToken),
                Page = page,
                Copies = copies,
                Lines = await history.ListAsync(
                    new HistoryQuery
                    {
                        Consultation = consultation.Slug,
                        Subject = id,
                        Take = LinesShown,
                    },
                    cancellationToken
                ),
                DecidedAlone = standing[0],
                OpenFlags = standing[1],
                Saved = unsaved is null
                && int.TryParse(context.Request.Query[Saved], NumberStyles.None, CultureInfo.InvariantCulture, out var saved)
                    ? (int?)saved
                    : null,
                Many = await DoneMany.FindAsync(context, all, register, cancellationToken),
                unsaved?.Typed,
                Meanwhile = unsaved is { IsLater: true } ? concern : null,
                unsaved?.Problem,
            },
            unsaved switch
            {
                null => StatusCodes.Status200OK,
                { IsLater: true } => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            }
        );
    }

    private static IResult NotFound() => StaffNotFound.Page();

    private static string? Value(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>What was not saved, with why.</summary>
    private sealed record Unsaved(ConcernForm Typed, (string Field, string What)? Problem = null, bool IsLater = false);
}
