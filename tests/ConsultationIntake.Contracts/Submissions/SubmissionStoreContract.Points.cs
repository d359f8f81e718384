using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class SubmissionStoreContract
{
    [Fact]
    public async Task ListPoints_EmptyStore_IsEmpty()
    {
        var (store, _) = await BuildSubmissionStoreAsync();

        Assert.Empty(await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 10, Token));
    }

    [Fact]
    public async Task ListPoints_OfManySubmissions_NewestFirstThenReadingOrder()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        await AddManyAsync(store, Enumerable.Range(0, 40).Select(i => WithTwoPoints(i, "asb")));
        await AddManyAsync(store, Enumerable.Range(0, 5).Select(i => WithTwoPoints(i, "victims")));

        var seven = await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 7, Token);
        var all = await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 200, Token);

        var expected = Enumerable.Range(0, 40).Reverse().SelectMany(i => new[] { $"First of {i}.", $"Second of {i}." }).ToList();
        Assert.Equal(expected, all.Select(point => point.RedactedText));
        Assert.Equal(expected.Take(7), seven.Select(point => point.RedactedText));
    }

    [Fact]
    public async Task ListPoints_Since_TakesTheInstantItself()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        await AddManyAsync(
            store,
            Enumerable
                .Range(-3, 7)
                .Select(i => Samples.Submission($"{i}") with { ReceivedAt = Samples.Noon.AddTicks(i) })
                .Select(s => s.Tagged("asb"))
        );

        var points = await store.ListPointsAsync(SaferPlan, "asb", Samples.Noon, 10, Token);

        Assert.Equal(["3", "2", "1", "0"], points.Select(point => point.RedactedText));
    }

    [Fact]
    public async Task ListPoints_OnePoint_CarriesWhatAQuoteNeeds()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = Samples.Submission("Intro. I support this. Outro.") with
        {
            Channel = Channel.Partner,
            Partner = "northtown-council",
        };
        var point = new Point
        {
            Number = 2,
            Source = new() { Span = new(7, 15) },
            Stance = Stance.Supports,
            Tags =
            [
                new ThemeTag
                {
                    Theme = "asb",
                    Confidence = 0.9,
                    Evidence = [new(7, 1)],
                    Explanation = "It says so.",
                },
            ],
        };
        await AddedAsync(store, submission with { Points = [point] });

        var listed = Assert.Single(await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 10, Token));

        Assert.Equal(
            new PointExcerpt
            {
                Reference = submission.Reference,
                ReceivedAt = submission.ReceivedAt,
                Channel = Channel.Partner,
                FromPartner = true,
                RedactedText = "I support this.",
                Stance = Stance.Supports,
                Safeguarding = false,
                Number = 2,
            },
            listed
        );
    }

    [Fact]
    public async Task ListPoints_PersonalData_IsNotInTheExcerpt()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = Samples.Submission("I am Siân Jones, 07700 900123, and the noise is bad.").Tagged("asb");
        var found = new[]
        {
            new PersonalDataSpan(new(5, 10), PersonalDataKind.Name),
            new PersonalDataSpan(new(17, 12), PersonalDataKind.Phone),
        };
        await AddedAsync(store, submission with { Points = [submission.Points[0] with { PersonalData = found }] });

        var listed = Assert.Single(await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 10, Token));

        Assert.DoesNotContain("Siân", listed.RedactedText, StringComparison.Ordinal);
        Assert.DoesNotContain("Jones", listed.RedactedText, StringComparison.Ordinal);
        Assert.DoesNotContain("07700", listed.RedactedText, StringComparison.Ordinal);
        Assert.StartsWith("I am [", listed.RedactedText, StringComparison.Ordinal);
        Assert.EndsWith("], and the noise is bad.", listed.RedactedText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Standing.Current, true)]
    [InlineData(Standing.Provisional, true)]
    [InlineData(Standing.Ratified, true)]
    [InlineData(Standing.OfferedAsVersion, false)]
    [InlineData(Standing.Superseded, false)]
    [InlineData(Standing.Withdrawn, false)]
    public async Task ListPoints_OnlyOfSubmissionsThatStand(Standing standing, bool listed)
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission().Tagged("asb"));
        await store.UpdateAsync(stored with { Standing = standing }, Token);

        var points = await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 10, Token);

        Assert.Equal(listed, points.Count == 1);
    }

    [Fact]
    public async Task ListPoints_WithdrawnOnesBetween_StillFillsTheTake()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        await AddManyAsync(
            store,
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    Samples.Submission($"{i}").Tagged("asb") with
                    {
                        ReceivedAt = Samples.Noon.AddMinutes(i),
                        Standing = i < 10 ? Standing.Current : Standing.Withdrawn,
                    }
                )
        );

        var points = await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 5, Token);

        Assert.Equal(["9", "8", "7", "6", "5"], points.Select(point => point.RedactedText));
    }

    [Fact]
    public async Task ListPoints_Corrections_WinOverTheMachine()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission().Tagged("asb"));
        TagCorrection not = new()
        {
            PointText = stored.Text.Value,
            Theme = "asb",
            Applies = false,
            By = "officer",
            At = Samples.Noon,
        };
        await store.UpdateAsync(stored with { Corrections = [not, not with { Theme = "victims", Applies = true }] }, Token);

        Assert.Empty(await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 10, Token));
        Assert.Single(await store.ListPointsAsync(SaferPlan, "victims", DateTimeOffset.MinValue, 10, Token));
    }

    [Fact]
    public async Task ListPoints_WordsThatAreNotTheRespondents_AreLeftOut()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = Samples.Submission().Tagged("asb");
        var echo = submission.Points[0] with { Source = submission.Points[0].Source with { Kind = PointKind.PlanEcho } };
        await AddedAsync(store, submission with { Points = [echo] });

        Assert.Empty(await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 10, Token));
    }

    [Fact]
    public async Task ListPoints_TwoConsultations_AreKeptApart()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        await AddedAsync(store, Samples.Submission("Here.").Tagged("asb"));
        await AddedAsync(store, Samples.Submission("There.", "safer-plan-2").Tagged("asb"));

        var points = await store.ListPointsAsync(ConsultationSlug.Parse("safer-plan-2"), "asb", DateTimeOffset.MinValue, 10, Token);

        Assert.Equal("There.", Assert.Single(points).RedactedText);
    }

    private static Submission WithTwoPoints(int i, string theme)
    {
        var (first, second) = ($"First of {i}.", $"Second of {i}.");
        var submission = Samples.Submission($"{first} {second}").Tagged(theme) with { ReceivedAt = Samples.Noon.AddMinutes(i) };
        var point = submission.Points[0];
        return submission with
        {
            Points =
            [
                point with
                {
                    Source = point.Source with { Span = new(0, first.Length) },
                },
                point with
                {
                    Number = 2,
                    Source = point.Source with { Span = new(first.Length + 1, second.Length) },
                },
            ],
        };
    }
}
