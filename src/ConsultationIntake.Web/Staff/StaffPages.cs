using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Digests;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>/staff</c> and what is below it.</summary>
public sealed class StaffPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    ICampaignStore campaigns,
    SubmissionReader reader,
    TakeAction take,
    RetrySubmission retry,
    EraseSubmission erase,
    ReadInboxDesk desk,
    IDigestLedger digests,
    IMessageStore messages,
    StaffGate gate,
    TimeProvider clock)
{
    public Task<IResult> HomeAsync(HttpContext context, CancellationToken cancellationToken) =>
        gate.PageAsync(context, async _ =>
        {
            var accounts = new List<AccountView>();
            foreach (var consultation in catalogue.All)
                accounts.Add(AccountView.Of(consultation, await store.TallyAsync(consultation.Slug, cancellationToken), reader.NameFor(consultation), clock.GetUtcNow()));
            return accounts is [var only] ? Results.Redirect($"/staff/{only.Consultation}") : PageResult.Of<StaffHomePage>(new { Accounts = accounts });
        });

    public Task<IResult> ConsultationAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(context, async _ =>
        {
            if (catalogue.Find(slug) is not { } consultation)
                return NotFound();
            var asked = ListRequest.Read(context.Request.Query, consultation);
            return PageResult.Of<ConsultationPage>(new
            {
                Consultation = consultation,
                Account = AccountView.Of(consultation, await store.TallyAsync(consultation.Slug, cancellationToken), reader.NameFor(consultation), clock.GetUtcNow()),
                Campaigns = await campaigns.ListAsync(consultation.Slug, 2, cancellationToken),
                Asked = asked.Query,
                Submissions = await store.ListAsync(asked.Query, cancellationToken),
                Desk = await desk.ExecuteAsync(consultation, cancellationToken),
                Digests = await digests.ListAsync(consultation.Slug, cancellationToken),
            });
        });

    public Task<IResult> SubmissionAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(context, async _ =>
            await FindAsync(slug, reference, cancellationToken) is var (consultation, submission)
                ? PageResult.Of<SubmissionPage>(new { Consultation = consultation, Submission = submission, MessageId = await MessageOfAsync(submission, cancellationToken) })
                : NotFound());

    public Task<IResult> CorrectAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(context, async member =>
        {
            var form = await context.Request.ReadFormAsync(cancellationToken);
            if (!ConsultationSlug.TryParse(slug, out var consultation)
                || !SubmissionReference.TryParse(reference, out var parsed)
                || !int.TryParse(form["point"], out var point))
                return NotFound();
            var action = new StaffAction.SetTheme(form["theme"].ToString(), form["applies"] == "true") { Point = point };
            return await take.ExecuteAsync(new TakeActionCommand(consultation, parsed, action, member.Name), cancellationToken) is TakeActionOutcome.Taken
                ? Results.LocalRedirect($"~/staff/{consultation}/{parsed}#point-{point}", permanent: false, preserveMethod: false)
                : NotFound();
        });

    public Task<IResult> RetryAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(context, async _ =>
            ConsultationSlug.TryParse(slug, out var consultation)
            && SubmissionReference.TryParse(reference, out var parsed)
            && await retry.ExecuteAsync(consultation, parsed, cancellationToken)
                ? Results.LocalRedirect($"~/staff/{consultation}/{parsed}")
                : NotFound());

    /// <summary>Asks once more before a response is erased, and says what that cannot undo.</summary>
    public Task<IResult> ShowErasingAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(context, async _ =>
            await FindAsync(slug, reference, cancellationToken) is var (consultation, submission)
                ? PageResult.Of<ErasePage>(new { Consultation = consultation, Submission = submission })
                : NotFound(), StaffRole.Manager);

    public Task<IResult> EraseAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(context, async _ =>
            ConsultationSlug.TryParse(slug, out var consultation)
            && SubmissionReference.TryParse(reference, out var parsed)
            && await erase.ExecuteAsync(consultation, parsed, cancellationToken)
                ? PageResult.Of<MessagePage>(new
                {
                    Heading = $"{parsed} is erased",
                    Paragraphs = (IReadOnlyList<string>)["The response and everything that came with it is gone.", "Write down the reference and today's date if you keep a record of such requests; no name is kept here."],
                })
                : NotFound(), StaffRole.Manager);

    private async Task<(Consultation Consultation, Submission Submission)?> FindAsync(string slug, string reference, CancellationToken cancellationToken) =>
        catalogue.Find(slug) is { } consultation
        && SubmissionReference.TryParse(reference, out var parsed)
        && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
            ? (consultation, submission)
            : null;

    /// <summary>The message that an emailed submission came in, or null.</summary>
    private async Task<string?> MessageOfAsync(Submission submission, CancellationToken cancellationToken) =>
        submission is { Channel: Channel.Email, IdempotencyKey: { } key } ? (await messages.FindClaimAsync(key, cancellationToken))?.Owner : null;

    private static IResult NotFound() => PageResult.Of<MessagePage>(
        new { Heading = "Page not found", Paragraphs = (IReadOnlyList<string>)["If you typed the address or a reference, check it.", "The list of submissions is on the staff page."] },
        StatusCodes.Status404NotFound);
}
