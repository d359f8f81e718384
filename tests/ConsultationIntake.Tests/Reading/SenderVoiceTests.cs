using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Tests.Reading;

public sealed class SenderVoiceTests
{
    private const string Letter = """
        Fellside Voluntary Action

        We asked our members what they thought.

        They told us a good deal.

        Fellside asks for a constable.

        The Deaf Club cannot ring 101. They wrote to us:

        "Nobody answers the text number. It is the old one."

        He waited for nine days.

        The draft is easy to read.

        It has five chapters.

        Nobody was in when he rang.

        Colin Strang, for Fellside Voluntary Action
        """;

    [Fact]
    public void Person_OfALetterThatSaysWe_IsWe() => Assert.Equal(2u, Read().Voice.Person);

    [Fact]
    public void NameOf_TellsTheSendersOwnNameFromAnothers()
    {
        Assert.Equal(0u, At("We asked", (voice, unit) => voice.NameOf(unit)));
        Assert.Equal(2u, At("The Deaf Club", (voice, unit) => voice.NameOf(unit)));
        Assert.Equal(1u, At("Fellside Voluntary", (voice, unit) => voice.NameOf(unit)));
    }

    [Fact]
    public void QuotationAt_TellsWhatStandsBetweenMarks()
    {
        Assert.Equal(0u, At("They wrote", (voice, unit) => voice.QuotationAt(unit)));
        Assert.Equal(4u, At("\"Nobody", (voice, unit) => voice.QuotationAt(unit)));
        Assert.Equal(0u, At("He waited", (voice, unit) => voice.QuotationAt(unit)));
    }

    [Fact]
    public void PersonsOf_SameWordsInAnotherPerson_Differ() =>
        Assert.NotEqual(At("We asked", (voice, unit) => voice.PersonsOf(unit)), At("He waited", (voice, unit) => voice.PersonsOf(unit)));

    private static uint At(string begins, Func<SenderVoice, int, uint> of)
    {
        var (voice, said) = Read();
        return of(voice, said.FindIndex(sentence => sentence.StartsWith(begins, StringComparison.Ordinal)));
    }

    private static (SenderVoice Voice, List<string> Said) Read()
    {
        var text = SubmissionText.Compose([new(PartKind.Attachment, "letter", Letter)]);
        var units = Unit.Of(text.Value, TreeReader.Read(text.Value, text.Parts[0]));
        var words = units.ConvertAll(unit => UnitWords.Of(text.Value, unit.Span));
        return (SenderVoice.Of(text.Value, units, words), units.ConvertAll(unit => unit.Span.Of(text.Value)));
    }
}
