using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.Contracts.Alerts;

/// <summary>Where it is kept who was told.</summary>
public sealed record AlertsUnderTest(ISubmissionStore Store, IPointRegister Register, IOfficeRecords Office);

/// <summary>Who is told of a person at risk, when and how often, on every store.</summary>
public abstract class TellOfSafeguardingContract : IAsyncLifetime
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
    public async Task ManyThatFollowTheFirst_AreOneMailToEachPerson_TenMinutesAfterIt()
    {
        var first = await AddAsync("He hits her.");
        var tell = Tell();
        await tell.ExecuteAsync(SaferPlan, first, default);
        var others = new List<SubmissionReference>();
        for (var i = 0; i < 60; i++)
            others.Add(await AddAsync($"He said {i} times that he would come back with a knife.", "He follows me."));

        Assert.False(await tell.IsDueAsync((await on.Store.FindAsync(SaferPlan, others[0], default))!, default));
        foreach (var other in others)
            await tell.ExecuteAsync(SaferPlan, other, default);
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await tell.SweepAsync(default);
        Assert.Equal(2, post.Sent.Count);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Tell().SweepAsync(default))));

        Assert.Equal(["lead@pcc.example", "duty@pcc.example"], post.Sent.Skip(2).Select(mail => mail.To.Email));
        var mail = post.Sent[2];
        Assert.Equal("Safeguarding: 60 responses may show a person at risk", mail.Subject);
        Assert.Contains("10 more of them stand at https://example.test/staff/safer-plan/safeguarding", mail.Text, StringComparison.Ordinal);
        foreach (var said in new[] { mail.Text, mail.Html })
        {
            Assert.Equal(
                50,
                others.Count(other => said.Contains($"staff/safer-plan/{other}?point=1#p-{other}.1", StringComparison.Ordinal))
            );
            Assert.DoesNotContain("knife", said, StringComparison.Ordinal);
        }

        clock.Advance(TimeSpan.FromHours(1));
        await Tell().SweepAsync(default);
        Assert.Equal(4, post.Sent.Count);
    }

    [Fact]
    public async Task OneThatComesAfterTheTenMinutes_BringsThoseThatWaitWithIt()
    {
        await Tell().ExecuteAsync(SaferPlan, await AddAsync("He hits her."), default);
        var waits = await AddAsync("He follows me.");
        clock.Advance(TimeSpan.FromMinutes(11));
        var next = await AddAsync("She is afraid.");

        await Tell().ExecuteAsync(SaferPlan, next, default);

        Assert.Equal(4, post.Sent.Count);
        Assert.All([waits, next], told => Assert.Contains(told.ToString(), post.Sent[3].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsTakenInAllAtOnce_IsHeldForOneMail()
    {
        await Tell().HoldAsync(SaferPlan, default);
        var flagged = await AddAsync("He hits her.");
        await AddAsync("He follows me.");

        await Tell().ExecuteAsync(SaferPlan, flagged, default);
        await Tell().SweepAsync(default);
        Assert.Empty(post.Sent);
        clock.Advance(TimeSpan.FromMinutes(10));
        await Tell().SweepAsync(default);

        Assert.Equal(2, post.Sent.Count);
        Assert.StartsWith("Safeguarding: 2 responses", post.Sent[0].Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MailAboutMany_ThatCouldNotBeHandedOver_GoesOutForThoseStillOpen(bool leaderIsAnswered)
    {
        await Tell().HoldAsync(SaferPlan, default);
        var references = new[] { await AddAsync("He hits her."), await AddAsync("He follows me.") };
        clock.Advance(TimeSpan.FromMinutes(10));
        post.Fails = _ => true;
        await Assert.ThrowsAsync<AggregateException>(() => Tell().SweepAsync(default));
        var leads = (await on.Office.ListAsync<SafeguardingAlert>(SaferPlan, default)).Single(alert => alert.With is null);
        var (leader, other) = references[0].ToString() == leads.Id ? (references[0], references[1]) : (references[1], references[0]);
        var (answered, open) = leaderIsAnswered ? (leader, other) : (other, leader);
        await ActAsync(answered, new StaffAction.AnswerFlag(FlagState.NoConcern, Reason: "Known.") { Point = 1 });
        post.Fails = _ => false;

        await Tell().SweepAsync(default);
        clock.Advance(TimeSpan.FromHours(1));
        await Tell().SweepAsync(default);

        Assert.Equal(2, post.Sent.Count);
        Assert.Contains($"/staff/safer-plan/{open}?", post.Sent[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(answered.ToString(), post.Sent[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErasingTheResponseThatLeadsAMail_TellsNobodyOfTheOthersAgain()
    {
        await Tell().HoldAsync(SaferPlan, default);
        await AddAsync("He hits her.");
        await AddAsync("He follows me.");
        clock.Advance(TimeSpan.FromMinutes(10));
        await Tell().SweepAsync(default);
        var leads = (await on.Office.ListAsync<SafeguardingAlert>(SaferPlan, default)).Single(alert => alert.With is null);
        var reference = SubmissionReference.Parse(leads.Id);
        await ActAsync(reference, new StaffAction.AnswerFlag(FlagState.NoConcern, Reason: "Known.") { Point = 1 });

        await new ForgetRecords(on.Office, new KeptMails(on.Office)).OfSubmissionAsync(SaferPlan, reference, default);
        clock.Advance(TimeSpan.FromHours(1));
        await Tell().SweepAsync(default);

        Assert.Equal(2, post.Sent.Count);
    }

    [Fact]
    public async Task LeaderThatLeadsAgain_TellsWhoeverWasNotReachedOfTheOthersToo()
    {
        var (leader, other) = await TellOfTwoAsync(MailRefusedTo("duty@pcc.example"));
        await ActAsync(leader, new StaffAction.RaiseFlag("She may be followed home.") { Point = 2 });
        clock.Advance(TimeSpan.FromMinutes(10));

        await Tell().SweepAsync(default);
        Assert.Equal([leader, other], ToldOf(post.Sent[^1], leader, other));
        post.Answer = null;
        await Tell().SendAgainAsync(SaferPlan, TellOfSafeguarding.SubjectOf(leader, "duty@pcc.example"), default);

        Assert.Equal(5, post.Sent.Count);
        Assert.Equal("duty@pcc.example", post.Sent[4].To.Email);
        Assert.Equal([leader, other], ToldOf(post.Sent[4], leader, other));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LeaderThatGoesAlongWithAnother_KeepsTheMailThatWasNotDelivered(bool refused)
    {
        var (leader, other) = await TellOfTwoAsync(mail =>
            mail.To.Email != "duty@pcc.example" ? null
            : refused ? new MailOutcome.Refused("550")
            : new MailOutcome.Unknown()
        );
        post.Answer = null;
        await ActAsync(leader, new StaffAction.RaiseFlag("She may be followed home.") { Point = 2 });
        clock.Advance(TimeSpan.FromMinutes(10));
        var next = await AddAsync("She is afraid.");
        await Tell().ExecuteAsync(SaferPlan, next, default);
        Assert.Equal([leader, next], ToldOf(post.Sent[3], leader, other, next));

        await Tell().SendAgainAsync(SaferPlan, TellOfSafeguarding.SubjectOf(leader, "duty@pcc.example"), default);
        clock.Advance(TimeSpan.FromHours(1));
        await Tell().SweepAsync(default);

        Assert.Equal(5, post.Sent.Count);
        Assert.Equal("duty@pcc.example", post.Sent[4].To.Email);
        Assert.Equal([leader, other], ToldOf(post.Sent[4], leader, other, next));
    }

    [Fact]
    public async Task ErasingTheResponseThatLeadsAMailThatDidNotReachSomebody_TellsEverybodyOfTheOthers_Once()
    {
        var tell = Tell();
        var (leader, other) = await TellOfTwoAsync(MailRefusedTo("duty@pcc.example"), tell);
        post.Answer = null;

        await EraseAsync(leader);
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await tell.SweepAsync(default);
            await Tell().SweepAsync(default);
        }

        Assert.Equal(["lead@pcc.example", "duty@pcc.example"], post.Sent.Skip(2).Select(mail => mail.To.Email));
        Assert.All(post.Sent.Skip(2), mail => Assert.Equal([other], ToldOf(mail, leader, other)));
        Assert.Null(await on.Office.FindAsync<SafeguardingAlert>(SaferPlan, leader.ToString(), default));
    }

    [Fact]
    public async Task ErasingAResponseThatLeadTwoMails_TellsNobodyOfTheOthersAgain()
    {
        var (leader, other) = await TellOfTwoAsync();
        await ActAsync(leader, new StaffAction.RaiseFlag("She may be followed home.") { Point = 2 });
        clock.Advance(TimeSpan.FromMinutes(10));
        await Tell().SweepAsync(default);
        Assert.Equal(4, post.Sent.Count);

        await EraseAsync(leader);
        clock.Advance(TimeSpan.FromHours(1));
        var next = await AddAsync("She is afraid.");
        await Tell().SweepAsync(default);

        Assert.Equal(6, post.Sent.Count);
        Assert.Equal([next], ToldOf(post.Sent[^1], other, next));
    }

    [Fact]
    public async Task ResponseErasedBeforeAMailAboutItIsTakenOver_LeavesNoRecord()
    {
        await Tell().HoldAsync(SaferPlan, default);
        var (leader, erased) = (await AddAsync("He hits her."), await AddAsync("He follows me."));
        await ClaimAsync(leader, erased);
        await EraseAsync(erased);
        clock.Advance(TimeSpan.FromMinutes(10));

        await Tell().SweepAsync(default);

        Assert.Equal(2, post.Sent.Count);
        Assert.Null(await on.Office.FindAsync<SafeguardingAlert>(SaferPlan, erased.ToString(), default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HostThatDiedBeforeItNotedTheOthers_NobodyIsToldOfThemTwice(bool bySweep)
    {
        var next = await AddAsync("She is afraid.");
        clock.Advance(TimeSpan.FromSeconds(1));
        var (leader, other) = (await AddAsync("He hits her."), await AddAsync("He follows me."));
        await ClaimAsync(leader, other);
        clock.Advance(TimeSpan.FromMinutes(10));

        if (!bySweep)
            await Tell().ExecuteAsync(SaferPlan, next, default);
        await Tell().SweepAsync(default);
        clock.Advance(TimeSpan.FromHours(1));
        await Tell().SweepAsync(default);

        Assert.Equal(4, post.Sent.Count);
        foreach (var person in post.Sent.GroupBy(mail => mail.To.Email))
            Assert.Single(person, mail => ToldOf(mail, other).Any());
    }

    /// <summary>Two responses, the first with a point that is not flagged, in one mail to each person.</summary>
    private async Task<(SubmissionReference Leader, SubmissionReference Other)> TellOfTwoAsync(
        Func<OutgoingMail, MailOutcome?>? answer = null,
        TellOfSafeguarding? tell = null
    )
    {
        await Tell().HoldAsync(SaferPlan, default);
        var references = new[] { await AddAsync("He hits her.", "The lanes are dark."), await AddAsync("He follows me.", "It is dark.") };
        clock.Advance(TimeSpan.FromMinutes(10));
        post.Answer = answer;
        await (tell ?? Tell()).SweepAsync(default);
        Assert.Equal(2, post.Sent.Count);
        var leads = (await on.Office.ListAsync<SafeguardingAlert>(SaferPlan, default)).Single(alert => alert.With is null);
        return references[0].ToString() == leads.Id ? (references[0], references[1]) : (references[1], references[0]);
    }

    private static Func<OutgoingMail, MailOutcome?> MailRefusedTo(string email) =>
        mail => mail.To.Email == email ? new MailOutcome.Refused("550") : null;

    /// <summary>Which of these a mail leads to.</summary>
    private static IEnumerable<SubmissionReference> ToldOf(OutgoingMail mail, params SubmissionReference[] of) =>
        of.Where(reference => mail.Text.Contains($"/staff/safer-plan/{reference}?", StringComparison.Ordinal));

    /// <summary>A host claims a mail about two, and dies.</summary>
    private async Task ClaimAsync(SubmissionReference leader, SubmissionReference other)
    {
        var claim = TellOfSafeguarding.Claim(catalogue.Find(SaferPlan)!, leader, known: null, [1], clock.GetUtcNow())!;
        Assert.True(await on.Office.SaveAsync(SaferPlan, claim with { Others = [new PointId(other, 1)] }, entry: null, default));
    }

    private async Task EraseAsync(SubmissionReference reference)
    {
        await on.Store.DeleteAsync(SaferPlan, reference, default);
        await new ForgetRecords(on.Office, new KeptMails(on.Office)).OfSubmissionAsync(SaferPlan, reference, default);
    }

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

    [Fact]
    public async Task CopiesOfACampaign_AreToldOfByTheFirstAlone()
    {
        await AddAsync(letter => letter with { Campaign = "CAMPAIGN" }, "He hits her.");

        await Tell().SweepAsync(default);

        Assert.Empty(post.Sent);
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
