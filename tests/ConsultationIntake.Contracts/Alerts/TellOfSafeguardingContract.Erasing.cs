using ConsultationIntake.Alerts;
using ConsultationIntake.Privacy;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Contracts.Alerts;

public abstract partial class TellOfSafeguardingContract
{
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

    private async Task EraseAsync(SubmissionReference reference)
    {
        await on.Store.DeleteAsync(SaferPlan, reference, default);
        await new ForgetRecords(on.Office, new KeptMails(on.Office)).OfSubmissionAsync(SaferPlan, reference, default);
    }
}
