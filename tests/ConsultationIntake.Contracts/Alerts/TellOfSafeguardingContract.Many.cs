using ConsultationIntake.Alerts;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Contracts.Alerts;

public abstract partial class TellOfSafeguardingContract
{
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

    [Fact]
    public async Task CopiesOfACampaign_AreToldOfByTheFirstAlone()
    {
        await AddAsync(letter => letter with { Campaign = "CAMPAIGN" }, "He hits her.");

        await Tell().SweepAsync(default);

        Assert.Empty(post.Sent);
    }

    [Fact]
    public async Task FlagThatSomebodyRaisedOnACopy_IsToldOf()
    {
        var copy = await AddAsync(letter => letter with { Campaign = "CAMPAIGN" }, "There are no lamps in the lane.");
        await ActAsync(copy, new StaffAction.RaiseFlag("She may be followed home.") { Point = 1 });

        await Tell().SweepAsync(default);

        Assert.Equal(2, post.Sent.Count);
        Assert.Contains(copy.ToString(), post.Sent[0].Text, StringComparison.Ordinal);
    }
}
