using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.Contracts.Alerts;

/// <summary>Where it is kept who was told.</summary>
public sealed record AlertsUnderTest(ISubmissionStore Store, IPointRegister Register, IOfficeRecords Office);

/// <summary>Who is told of a person at risk, when and how often, on every store.</summary>
public abstract partial class TellOfSafeguardingContract : IAsyncLifetime
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private AlertsUnderTest on = null!;
    private readonly TestClock clock = new(Samples.Noon);
    private readonly Post post = new();
    private readonly ConsultationCatalogue catalogue = new([
        Samples.Consultation() with
        {
            Safeguarding = new() { Tell = ["lead@pcc.example", "duty@pcc.example"], OverdueAfterHours = 24 },
        },
    ]);

    [Fact]
    public async Task FlaggedResponse_ReachesEachNamedPersonOnce_WithALinkAndNoWords()
    {
        var flagged = await AddAsync("He said he would come back with a knife.");
        var tell = Tell();

        await tell.ExecuteAsync(SaferPlan, flagged, default);
        await tell.ExecuteAsync(SaferPlan, flagged, default);
        await Tell().SweepAsync(default);

        Assert.Equal(["lead@pcc.example", "duty@pcc.example"], post.Sent.Select(mail => mail.To.Email));
        var mail = post.Sent[0];
        foreach (var said in new[] { mail.Subject, mail.Text, mail.Html })
        {
            Assert.Contains(flagged.ToString(), said, StringComparison.Ordinal);
            Assert.DoesNotContain("knife", said, StringComparison.Ordinal);
        }

        Assert.Contains($"https://example.test/staff/safer-plan/{flagged}?point=1#p-{flagged}.1", mail.Text, StringComparison.Ordinal);
        Assert.Distinct(post.Sent.Select(sent => sent.Id));
    }

    [Fact]
    public async Task ManyHostsAtOnce_SendEachMailOnce()
    {
        var flagged = await AddAsync("He hits her.");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Tell().ExecuteAsync(SaferPlan, flagged, default))));

        Assert.Equal(2, post.Sent.Count);
    }

    [Fact]
    public async Task MailServiceDown_IsTriedAgainAndSaysSo_AndTheOtherPersonDoesNotWait()
    {
        var flagged = await AddAsync("He hits her.");
        post.Fails = mail => mail.To.Email == "lead@pcc.example";
        await Assert.ThrowsAsync<AggregateException>(() => Tell().ExecuteAsync(SaferPlan, flagged, default));
        Assert.Equal("duty@pcc.example", Assert.Single(post.Sent).To.Email);
        post.Fails = _ => false;

        await Tell().SweepAsync(default);

        Assert.Equal(["duty@pcc.example", "lead@pcc.example"], post.Sent.Select(mail => mail.To.Email));
        Assert.Contains("You may have had this mail already", post.Sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostThatDiedAfterItsClaim_IsTakenOverAfterTenMinutes()
    {
        var flagged = await AddAsync("He hits her.");
        var claim = TellOfSafeguarding.Claim(catalogue.Find(SaferPlan)!, flagged, known: null, [1], clock.GetUtcNow())!;
        Assert.True(await on.Office.SaveAsync(SaferPlan, claim, entry: null, default));

        await Tell().SweepAsync(default);
        Assert.Empty(post.Sent);
        clock.Advance(TimeSpan.FromMinutes(10));
        await Tell().SweepAsync(default);

        Assert.Equal(2, post.Sent.Count);
    }

    [Fact]
    public async Task FlagRaisedByStaffLater_IsAnotherRound_AndAnsweredOnesAreNot()
    {
        var reference = await AddAsync("He hits her.", "The lanes are dark.");
        await Tell().ExecuteAsync(SaferPlan, reference, default);
        await ActAsync(reference, new StaffAction.AnswerFlag(FlagState.NoConcern, Reason: "Known.") { Point = 1 });
        await Tell().SweepAsync(default);
        Assert.Equal(2, post.Sent.Count);

        await ActAsync(reference, new StaffAction.RaiseFlag("She may be followed home.") { Point = 2 });
        clock.Advance(TimeSpan.FromMinutes(10));
        await Tell().SweepAsync(default);

        Assert.Equal(4, post.Sent.Count);
        Assert.Contains($"#p-{reference}.2", post.Sent[3].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MailOfWhichNobodyKnows_IsNotCalledSent_AndStandsInTheOutboxUntilItIsSettled(bool arrived)
    {
        var flagged = await AddAsync("He hits her.");
        post.Outcome = new MailOutcome.Unknown();
        await Tell().ExecuteAsync(SaferPlan, flagged, default);
        await Tell().SweepAsync(default);

        Assert.Equal(2, post.Sent.Count);
        Assert.Equal([AlertState.Unknown, AlertState.Unknown], await StatesAsync(flagged));
        var noted = await on.Office.ListAsync<UndeliveredMail>(SaferPlan, default);
        Assert.All(noted, mail => Assert.True(mail is { Purpose: MailPurpose.Safeguarding, MayHaveArrived: true }));
        var lead = TellOfSafeguarding.SubjectOf(flagged, "lead@pcc.example");
        Assert.Equal(flagged, TellOfSafeguarding.ReferenceOf(Assert.Single(noted, mail => mail.Subject == lead).Subject));

        post.Outcome = new MailOutcome.Accepted();
        await (arrived ? Tell().NoteArrivedAsync(SaferPlan, lead, default) : Tell().SendAgainAsync(SaferPlan, lead, default));

        Assert.Equal([AlertState.Sent, AlertState.Unknown], await StatesAsync(flagged));
        Assert.Equal(arrived ? [] : ["lead@pcc.example"], post.Sent.Skip(2).Select(mail => mail.To.Email));
        Assert.All(post.Sent.Skip(2), mail => Assert.Contains("You may have had this mail already", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task MailThatIsRefused_StandsInTheOutbox()
    {
        var flagged = await AddAsync("He hits her.");
        post.Outcome = new MailOutcome.Refused("The mail server refused it: 550");

        await Tell().ExecuteAsync(SaferPlan, flagged, default);

        Assert.Equal([AlertState.Refused, AlertState.Refused], await StatesAsync(flagged));
        Assert.All(
            await on.Office.ListAsync<UndeliveredMail>(SaferPlan, default),
            mail => Assert.Equal(("The mail server refused it: 550", false), (mail.Reason, mail.MayHaveArrived))
        );
    }

    private async Task<IEnumerable<AlertState>> StatesAsync(SubmissionReference reference) =>
        (await on.Office.FindAsync<SafeguardingAlert>(SaferPlan, reference.ToString(), default))!.Deliveries.Select(person => person.State);

    [Fact]
    public async Task NextMail_SaysHowManyAreOverdue()
    {
        await AddAsync("He hits her.");
        await Tell().SweepAsync(default);
        Assert.DoesNotContain("waited", post.Sent[0].Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(25));

        var later = await AddAsync("He follows me.");
        await Tell().ExecuteAsync(SaferPlan, later, default);

        Assert.Contains(
            "1 point has waited for more than 24 hours: https://example.test/staff/safer-plan/safeguarding",
            post.Sent[2].Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Standing.OfferedAsVersion)]
    [InlineData(Standing.Superseded)]
    public async Task ResponseThatDoesNotStand_IsToldOfBySweep_AndCountsUntilItIsAnswered(Standing standing)
    {
        var overdue = new OverdueFlags(on.Register, clock);
        var consultation = catalogue.All.Single();
        var flagged = await AddAsync(letter => letter with { Standing = standing }, "He hits her.");

        await Tell().SweepAsync(default);

        Assert.Equal(["lead@pcc.example", "duty@pcc.example"], post.Sent.Select(mail => mail.To.Email));
        Assert.Equal((1, 0), await overdue.CountBothAsync(consultation, default));
        clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal((1, 1), await overdue.CountBothAsync(consultation, default));
        await ActAsync(flagged, new StaffAction.AnswerFlag(FlagState.NoConcern, Reason: "Known.") { Point = 1 });
        Assert.Equal((0, 0), await overdue.CountBothAsync(consultation, default));
        Assert.Equal(1, await on.Register.CountAsync(OverdueFlags.Answered(consultation), default));
    }

    [Fact]
    public async Task NobodyNamed_NothingIsSent()
    {
        var flagged = await AddAsync("He hits her.");

        await Tell(new ConsultationCatalogue([Samples.Consultation()])).ExecuteAsync(SaferPlan, flagged, default);

        Assert.Empty(post.Sent);
        Assert.Null(await on.Office.FindAsync<SafeguardingAlert>(SaferPlan, flagged.ToString(), default));
    }

    public async ValueTask InitializeAsync() => on = await BuildAsync(clock);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<AlertsUnderTest> BuildAsync(TimeProvider clock);

    private TellOfSafeguarding Tell(ConsultationCatalogue? others = null) =>
        new(
            others ?? catalogue,
            on.Store,
            on.Register,
            on.Office,
            new OverdueFlags(on.Register, clock),
            post,
            new NoteUndelivered(on.Office, clock, NullLogger<NoteUndelivered>.Instance),
            new SiteAddress(new Uri("https://example.test/")),
            clock,
            NullLogger<TellOfSafeguarding>.Instance
        );

    private Task<SubmissionReference> AddAsync(params string[] points) => AddAsync(letter => letter, points);

    /// <summary>A response whose first point is flagged.</summary>
    private async Task<SubmissionReference> AddAsync(Func<Submission, Submission> with, params string[] points)
    {
        var letter = with(Samples.Letter(points) with { ReceivedAt = clock.GetUtcNow() });
        letter = letter with { Points = [letter.Points[0] with { Safeguarding = [new(0, 2)] }, .. letter.Points.Skip(1)] };
        await on.Store.AddAsync(letter, WorkItem.TagSubmission(SaferPlan, letter.Reference), default);
        return letter.Reference;
    }

    private async Task ActAsync(SubmissionReference reference, StaffAction action)
    {
        var submission = (await on.Store.FindAsync(SaferPlan, reference, default))!;
        var entry = new StaffEntry
        {
            Id = Guid.NewGuid().ToString("N"),
            By = "Ann",
            At = clock.GetUtcNow(),
            Action = action,
        };
        Assert.True(await on.Store.UpdateAsync(submission with { Actions = [.. submission.Actions, entry] }, [], default));
    }

    /// <summary>Keeps what is handed over.</summary>
    private sealed class Post : IMailSender
    {
        private readonly Lock adding = new();

        internal List<OutgoingMail> Sent { get; } = [];

        internal MailOutcome Outcome { get; set; } = new MailOutcome.Accepted();

        /// <summary>What is said of single mails; null for <see cref="Outcome"/>.</summary>
        internal Func<OutgoingMail, MailOutcome?>? Answer { get; set; }

        internal Func<OutgoingMail, bool> Fails { get; set; } = _ => false;

        public Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            if (Fails(mail))
                throw new IOException("The mail service is down.");
            lock (adding)
                Sent.Add(mail);
            return Task.FromResult(Answer?.Invoke(mail) ?? Outcome);
        }
    }
}
