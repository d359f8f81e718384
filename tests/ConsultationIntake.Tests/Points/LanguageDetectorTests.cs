using ConsultationIntake.Reading.Language;

namespace ConsultationIntake.Tests.Points;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "There should be more police on the street.")]
    [InlineData("en", "more bobbies")]
    [InlineData("en", "speeding")]
    [InlineData("en", "No")]
    [InlineData("en", "cant sleep for the bikes m8")]
    [InlineData("en", "The Welsh Language Standards (Safonau'r Gymraeg) are not mentioned in the plan at all.")]
    [InlineData("en", "Speeding through Llanfairpwllgwyngyll and Caernarfon is out of control")]
    [InlineData("en", "MORE OFFICERS ON FOOT")]
    [InlineData("en", "I am away until Monday.")]
    [InlineData("en", "I am frightened")]
    [InlineData("cy", "Mae angen mwy o heddlu ar y stryd.")]
    [InlineData("cy", "Diolch")]
    [InlineData("cy", "Rwyf am fwy o blismyn")]
    [InlineData("cy", "Beth am y parc?")]
    [InlineData("cy", "goryrru")]
    [InlineData("cy", "Hoffwn weld mwy o gefnogaeth i ddioddefwyr cam-drin domestig.")]
    [InlineData("cy", "Dwi'n poeni am ymddygiad gwrthgymdeithasol yn y pentref")]
    [InlineData("cy", "Does na neb yn gwrando arnom ni, ma'r lle 'ma yn beryg")]
    [InlineData("cy", "Mae'r PCSO lleol, Police Community Support Officer, yn gwneud gwaith da ond does dim digon ohonyn nhw.")]
    [InlineData("fr", "Je ne me sens pas en sécurité dans la rue la nuit.")]
    [InlineData("es", "No me siento segura en la calle por la noche.")]
    [InlineData("de", "Ich fühle mich nachts auf der Straße nicht sicher.")]
    [InlineData("pl", "Nie czuję się bezpiecznie w nocy na ulicy.")]
    [InlineData("pt", "Não me sinto segura na rua à noite com a minha filha.")]
    [InlineData("it", "Non mi sento sicura per strada di notte con la mia famiglia.")]
    [InlineData("ro", "Nu mă simt în siguranță pe stradă noaptea și poliția nu vine.")]
    [InlineData("uk", "Я не почуваюся в безпеці на вулиці вночі, їх багато.")]
    [InlineData("ru", "Я не чувствую себя в безопасности на улице.")]
    [InlineData("ar", "لا أشعر بالأمان في الشارع ليلا")]
    [InlineData("ur", "مجھے رات کو سڑک پر ڈر لگتا ہے")]
    [InlineData("pa", "ਮੈਨੂੰ ਰਾਤ ਨੂੰ ਡਰ ਲੱਗਦਾ ਹੈ")]
    [InlineData("bn", "আমি রাতে রাস্তায় নিরাপদ বোধ করি না")]
    [InlineData("zh", "晚上街上不安全")]
    [InlineData("und", "")]
    [InlineData("und", "12345 !!! ???")]
    [InlineData("und", "😀😀")]
    public void Detect_Text_IsInItsLanguage(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Fact]
    public void Detect_MixedText_IsInTheLanguageOfMostOfIt()
    {
        const string Welsh = "Mae angen mwy o heddlu yn y pentref oherwydd y gyrru gwyllt bob nos.";
        const string English = "Thank you.";

        Assert.Equal("cy", LanguageDetector.Detect(Welsh + " " + English));
        Assert.Equal("en", LanguageDetector.Detect("We need more police in the village because of the driving every night. Diolch."));
    }
}
