using ConsultationIntake.Privacy;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Tests.Reading.Words;

public sealed class WordFileTests
{
    public static TheoryData<string> Files { get; } =
    ["address-words.txt", "common-names.txt", "name-words.txt", "function-words.txt", "plate-words.txt", "welsh-and-english.txt"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Lists_OfEveryFile_HaveWordsInSmallLetters(string file)
    {
        var lists = WordFile.Read(file);

        Assert.True(lists.Count > 1);
        Assert.All(lists.Values, words => Assert.NotEmpty(words));
        Assert.All(lists.Values.SelectMany(words => words), word => Assert.Equal(word.ToLowerInvariant(), word));
    }

    [Fact]
    public void Lists_AreTheWordsOfTheirFile()
    {
        Assert.Contains("siân", CommonNames.First);
        Assert.Contains("o'sullivan", CommonNames.Last);
        Assert.Equal(["called", "named", "known-as", "enw", "o'r-enw"], WordFile.Read("name-words.txt")["naming"]);
        Assert.Equal(["cy", "pl"], FunctionWords.LanguagesByWord["o"].Intersect(["cy", "pl"]));
    }
}
