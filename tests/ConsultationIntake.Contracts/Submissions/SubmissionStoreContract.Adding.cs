using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class SubmissionStoreContract
{
    public static TheoryData<string, int> Texts =>
        new()
        {
            { "", 0 },
            { "Ateb yn Gymraeg: mae sŵn bob nos yn Nhŷ'r Ŵyl, a'r gwŷr yn cŵyno.", 1 },
            { "Flags 🏴󠁧󠁢󠁷󠁬󠁳󠁿 and families 👩‍👩‍👧‍👦, e\u0301 beside \u00e9, \u202eright to left\u202c.", 1 },
            { "A null \0 in the middle, \u0001\u001f controls, \r\n and \u2028 line ends, 'quotes' \"twice\", <b>&amp;</b>.", 1 },
            { "£10 ", 25_000 },
            { "ŵ€😀 ", 60_000 },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Add_AnyText_IsFoundAsItWas(string text, int times)
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = Samples.Submission(string.Concat(Enumerable.Repeat(text, times)));

        var stored = await AddedAsync(store, submission);

        AssertSame(submission, stored);
        Assert.False(string.IsNullOrEmpty(stored.Version));
    }

    [Fact]
    public async Task Add_EverythingSet_IsFoundAsItWas()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = EverythingSet();

        var stored = await AddedAsync(store, submission);

        AssertSame(submission, stored);
    }

    [Fact]
    public async Task Add_NothingSaidOfThemselves_IsFoundAsItWas()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = Samples.Submission() with { Respondent = Respondent.Anonymous, Text = new SubmissionText("", []) };

        var stored = await AddedAsync(store, submission);

        AssertSame(submission, stored);
        Assert.Null(stored.IdempotencyKey);
        Assert.Null(stored.Partner);
    }

    [Fact]
    public async Task Add_SameKeyAndContent_IsADuplicateOfTheFirst()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var first = Samples.Submission() with { IdempotencyKey = "order 1" };
        var again = first with { Reference = SubmissionReference.New(), ReceivedAt = Samples.Noon.AddMinutes(1) };
        await AddedAsync(store, first);

        var outcome = await store.AddAsync(again, Work(again), Token);

        Assert.Equal(new AddOutcome.Duplicate(first.Reference), outcome);
        Assert.Null(await store.FindAsync(again.Consultation, again.Reference, Token));
        AssertSame(first, await StoredAsync(store, first));
        Assert.Equal(1, (await store.TallyAsync(SaferPlan, Token)).Received);
    }

    [Fact]
    public async Task Add_SameKeyOtherContent_IsRefusedAndStoresNothing()
    {
        var (store, receiveWork) = await BuildSubmissionStoreAsync();
        var first = Samples.Submission() with { IdempotencyKey = "order 1" };
        var other = Samples.Submission("Something else.") with { IdempotencyKey = "order 1" };
        await AddedAsync(store, first);

        var outcome = await store.AddAsync(other, Work(other), Token);

        Assert.IsType<AddOutcome.KeyReused>(outcome);
        Assert.Null(await store.FindAsync(other.Consultation, other.Reference, Token));
        Assert.DoesNotContain(Work(other), await receiveWork());
        Assert.Equal(1, (await store.TallyAsync(SaferPlan, Token)).Received);
    }

    [Fact]
    public async Task Add_SameKeyOtherChannelOrConsultation_IsAnotherSubmission()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var form = Samples.Submission() with { IdempotencyKey = "1", Channel = Channel.Form };
        var partner = form with { Reference = SubmissionReference.New(), Channel = Channel.Partner };
        var elsewhere = form with { Reference = SubmissionReference.New(), Consultation = ConsultationSlug.Parse("other-plan") };

        await AddedAsync(store, form);
        await AddedAsync(store, partner);
        await AddedAsync(store, elsewhere);

        Assert.Equal(2, (await store.TallyAsync(SaferPlan, Token)).Received);
    }

    [Theory]
    [InlineData("a/b\\c#d?e%f|g:h'i\"j", "a/b\\c#d?e%f|g:h'i\"J")]
    [InlineData("allwedd-ŵ-😀", "allwedd-w-😀")]
    [InlineData("one", "one ")]
    public async Task Add_KeysThatDiffer_AreNotMistakenForEachOther(string one, string other)
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var first = await AddedAsync(store, Samples.Submission() with { IdempotencyKey = one });

        var second = await AddedAsync(store, Samples.Submission() with { IdempotencyKey = other });
        var third = await store.AddAsync(first with { Reference = SubmissionReference.New(), Version = null }, Work(first), Token);

        Assert.Equal(other, second.IdempotencyKey);
        Assert.Equal(new AddOutcome.Duplicate(first.Reference), third);
    }

    [Fact]
    public async Task FindByKey_IsTheSubmissionThatHasIt_UntilItIsDeleted()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = Samples.Submission() with { IdempotencyKey = "row 7/ü" };
        await AddedAsync(store, submission);
        Task<SubmissionReference?> FindAsync(Channel channel, string key) =>
            store.FindByKeyAsync(submission.Consultation, channel, key, Token);
        var other = Enum.GetValues<Channel>().First(channel => channel != submission.Channel);

        Assert.Equal(submission.Reference, await FindAsync(submission.Channel, "row 7/ü"));
        Assert.Null(await FindAsync(submission.Channel, "row 7"));
        Assert.Null(await FindAsync(other, "row 7/ü"));
        await store.DeleteAsync(submission.Consultation, submission.Reference, Token);
        Assert.Null(await FindAsync(submission.Channel, "row 7/ü"));
    }

    [Fact]
    public async Task Add_NoKey_IsNeverADuplicate()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var first = Samples.Submission();
        var second = first with { Reference = SubmissionReference.New() };

        await AddedAsync(store, first);
        await AddedAsync(store, second);

        Assert.Equal(2, (await store.TallyAsync(SaferPlan, Token)).Received);
    }

    [Fact]
    public async Task Add_ReferenceTaken_StoresNothingAndFreesTheKey()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var first = await AddedAsync(store, Samples.Submission());
        var second = Samples.Submission("Something else.") with { Reference = first.Reference, IdempotencyKey = "order 2" };

        var taken = await store.AddAsync(second, Work(second), Token);
        var redrawn = await AddedAsync(store, second with { Reference = SubmissionReference.New() });

        Assert.IsType<AddOutcome.ReferenceTaken>(taken);
        AssertSame(first, await StoredAsync(store, first));
        Assert.Equal("Something else.", redrawn.Text.Value);
    }

    [Fact]
    public async Task Add_SameReferenceInAnotherConsultation_IsAdded()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var here = await AddedAsync(store, Samples.Submission());

        var there = await AddedAsync(store, Samples.Submission("There.", "other-plan") with { Reference = here.Reference });

        Assert.Equal("There.", there.Text.Value);
        AssertSame(here, await StoredAsync(store, here));
    }

    [Fact]
    public async Task Add_FiftyAtOnceWithOneKey_AddsExactlyOne()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submissions = Enumerable
            .Range(0, 50)
            .Select(_ => Samples.Submission() with { IdempotencyKey = "pressed fifty times" })
            .ToList();

        var outcomes = await Task.WhenAll(
            submissions.Select(submission => Task.Run(() => store.AddAsync(submission, Work(submission), Token)))
        );

        Assert.Single(outcomes.OfType<AddOutcome.Added>());
        var original = Assert.Single(outcomes.OfType<AddOutcome.Duplicate>().Distinct()).Original;
        Assert.Equal(49, outcomes.OfType<AddOutcome.Duplicate>().Count());
        Assert.Equal(original, Assert.Single(await ListAllAsync(store, new() { Consultation = SaferPlan })).Reference);
        Assert.Equal(1, (await store.TallyAsync(SaferPlan, Token)).Received);
    }

    [Fact]
    public async Task Add_TwentyAtOnceWithOneReference_AddsExactlyOne()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var reference = SubmissionReference.New();
        var submissions = Enumerable.Range(0, 20).Select(i => Samples.Submission($"Answer {i}.") with { Reference = reference }).ToList();

        var outcomes = await Task.WhenAll(
            submissions.Select(submission => Task.Run(() => store.AddAsync(submission, Work(submission), Token)))
        );

        Assert.Single(outcomes.OfType<AddOutcome.Added>());
        Assert.Equal(19, outcomes.OfType<AddOutcome.ReferenceTaken>().Count());
        var winner = submissions[Array.FindIndex(outcomes, outcome => outcome is AddOutcome.Added)];
        AssertSame(winner, await StoredAsync(store, winner));
    }

    [Fact]
    public async Task Add_WhenItReturns_ItsWorkIsQueued()
    {
        var (store, receiveWork) = await BuildSubmissionStoreAsync();
        var submission = Samples.Submission();

        await AddedAsync(store, submission);

        Assert.Equal(Work(submission), Assert.Single(await receiveWork()));
    }

    [Fact]
    public async Task Find_EmptyStore_IsNull()
    {
        var (store, _) = await BuildSubmissionStoreAsync();

        Assert.Null(await store.FindAsync(SaferPlan, SubmissionReference.New(), Token));
    }

    private static Submission EverythingSet()
    {
        var text = SubmissionText.Compose([
            new(PartKind.EmailBody, "body", "Dear Commissioner, Ann Other of AB1 2CD writes."),
            new(PartKind.Attachment, "Llythyr ŵ 😀.docx", "Page one. Page two.") { PageStarts = [10] },
            new(PartKind.SetAside, "signature", "Sent from my phone"),
        ]);
        var span = new TextSpan(0, 18);
        return Samples.Submission() with
        {
            Channel = Channel.Email,
            ReceivedAt = Samples.Noon.AddTicks(1),
            IsLate = true,
            Respondent = new()
            {
                Name = "Siân O'Neill",
                Email = "sian@example.org",
                Organisation = "Cyngor Tref y Gogledd",
            },
            Text = text,
            ContentHash = "0123456789abcdef",
            IdempotencyKey = "<message-1@example.org>",
            Partner = "northtown-council",
            Language = "cy",
            Standing = Standing.Provisional,
            Marks = ["attachment-not-read", "suspected-bot"],
            Status = SubmissionStatus.Tagged,
            Failure = "It took five tries.",
            TaggedWith = "offline/1 0123456789ab",
            TaggedAt = Samples.Noon.AddMinutes(2),
            Points =
            [
                new Point
                {
                    Number = 1,
                    Source = new()
                    {
                        Span = span,
                        Kind = PointKind.ThirdPartyView,
                        Label = "f",
                        Path = "3.1 / f",
                        Heading = "Partnership",
                        Page = 2,
                        Paragraph = 3,
                        AttributedTo = "The Panel",
                        References = ["page 36", "section 4.3.4"],
                        AddedToTemplate = true,
                    },
                    Tags =
                    [
                        new ThemeTag
                        {
                            Theme = "asb",
                            Confidence = 0.123456789012345,
                            Evidence = [span, new(1, 2)],
                            Explanation = "It says \"noise\".",
                        },
                    ],
                    Stance = Stance.Mixed,
                    Safeguarding = [new(2, 3)],
                    PersonalData = [new PersonalDataSpan(new(19, 9), PersonalDataKind.Name)],
                    Language = "und",
                    Note = "Read offline.",
                },
            ],
            Corrections =
            [
                new TagCorrection
                {
                    PointText = span.Of(text.Value),
                    Theme = "victims",
                    Applies = true,
                    By = "officer 1",
                    At = Samples.Noon.AddHours(1),
                },
                new TagCorrection
                {
                    PointText = span.Of(text.Value),
                    Theme = "asb",
                    Applies = false,
                    By = "officer 2",
                    At = Samples.Noon.AddHours(2),
                },
            ],
        };
    }
}
