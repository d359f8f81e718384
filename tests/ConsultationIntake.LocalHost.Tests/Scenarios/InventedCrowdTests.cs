using ConsultationIntake.LocalHost.Demonstration;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What <c>./run --large</c> takes in.</summary>
public sealed class InventedCrowdTests
{
    [Fact]
    public async Task Crowd_IsTwelveHundredFormsThatAreValidAndSixtyLettersTheSameEachTime()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var crowd = new InventedCrowd(Path.Combine(Repository.Root, "eng"));

        var forms = crowd.FormsFor(host.Consultation).ToList();
        var letters = crowd.Mail().ToList();

        Assert.Equal((InventedCrowd.Forms, InventedCrowd.Letters), (forms.Count, letters.Count));
        var questions = host.Consultation.Questions.Select(question => question.Id).ToHashSet();
        Assert.All(forms, form => Assert.All(form.Answers, answer => Assert.Contains(answer.Question, questions)));
        Assert.DoesNotContain(letters, letter => letter.Message.Contains('⟦', StringComparison.Ordinal));
        Assert.Equal(forms.Select(form => form.Answers[0].Text), crowd.FormsFor(host.Consultation).Select(form => form.Answers[0].Text));
    }
}
