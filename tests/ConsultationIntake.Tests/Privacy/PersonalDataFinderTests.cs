using ConsultationIntake.Privacy;

namespace ConsultationIntake.Tests.Privacy;

public sealed class PersonalDataFinderTests
{
    [Theory]
    // Names.
    [InlineData("More patrols please.\n\nYours, Jane Smith", "More patrols please.\n\nYours, [name]")]
    [InlineData(
        "More patrols please.\nYours sincerely,\n\nJ. R. Hartley\nChair, Parish Council",
        "More patrols please.\nYours sincerely,\n\n[name]\nChair, Parish Council"
    )]
    [InlineData("Thanks\ndave", "Thanks\n[name]")]
    [InlineData("Kind regards\nMrs P Okonkwo", "Kind regards\nMrs [name]")]
    [InlineData("Cofion cynnes,\nGwenllian ap Rhys", "Cofion cynnes,\n[name]")]
    [InlineData("My name is Oluwaseun Adeyemi and I live here.", "My name is [name] and I live here.")]
    [InlineData("my name is jane smith", "my name is [name]")]
    [InlineData("Fy enw i yw Siôn Prys", "Fy enw i yw [name]")]
    [InlineData("I am Jane Smith and I run the shop.", "I am [name] and I run the shop.")]
    [InlineData("Mr Patel at the shop was robbed", "Mr [name] at the shop was robbed")]
    [InlineData("mrs jones keeps ringing you", "mrs [name] keeps ringing you")]
    [InlineData("Cllr Ravi Shankar-Jones never answers", "Cllr [name] never answers")]
    [InlineData("PC Whitfield was kind, and PCSO Khan too.", "PC [name] was kind, and PCSO [name] too.")]
    [InlineData("DCI O’Neill took my statement", "DCI [name] took my statement")]
    [InlineData("PC 4471 Hussein was rude", "PC [name] was rude")]
    [InlineData("my neighbour John Smith at number 14 shouts all night", "my neighbour [name] at [address] shouts all night")]
    [InlineData("My husband, Gary, was hit", "My husband, [name], was hit")]
    [InlineData("our daughter chloe is scared", "our daughter [name] is scared")]
    [InlineData("a lad called Jayden deals there", "a lad called [name] deals there")]
    [InlineData("It is Kyle Bentham and everyone knows it", "It is [name] and everyone knows it")]
    [InlineData("everyone knows john williams sells it", "everyone knows [name] sells it")]
    [InlineData("Ask DARREN, he saw it", "Ask [name], he saw it")]
    // Phones.
    [InlineData("ring me on 07700 900123", "ring me on [phone]")]
    [InlineData("Tel: 01632 960 001.", "Tel: [phone].")]
    [InlineData("(020) 7946 0958 any evening", "[phone] any evening")]
    [InlineData("+44 (0)7700 900 123", "[phone]")]
    [InlineData("0044 7700 900123", "[phone]")]
    [InlineData("07700-900-123", "[phone]")]
    [InlineData("call me on 960001", "call me on [phone]")]
    // Emails.
    [InlineData("write to jane.smith+pcc@example.co.uk.", "write to [email].")]
    [InlineData("jane dot smith at gmail dot com", "[email]")]
    [InlineData("I want lights; mail me at jan dot kowalski at gmail dot com.", "I want lights; mail me at [email].")]
    [InlineData("Email is jo(at)ntlworld.com and ring", "Email is [email] and ring")]
    [InlineData("jo [at] ntlworld.com", "[email]")]
    [InlineData("I live in Saltby, postcode WM4 7QX, and", "I live in Saltby, postcode [postcode], and")]
    // Postcodes and addresses.
    [InlineData("I live in LL55 1SH", "I live in [postcode]")]
    [InlineData("sw1a 2aa is my postcode", "[postcode] is my postcode")]
    [InlineData("at 14 Mill Lane, Anytown", "at [address], Anytown")]
    [InlineData("Flat 3, 22 Old Station Road", "[address]")]
    [InlineData("flat 3b has been broken into", "[address] has been broken into")]
    [InlineData("the people at 14a mill lane", "the people at [address]")]
    [InlineData("dealer at number 12 sells to kids", "dealer at [address] sells to kids")]
    [InlineData("I live on Tennyson Avenue and", "I live on [address] and")]
    [InlineData("Rose Cottage, Church Lane", "[address]")]
    [InlineData("Rwy'n byw yn 7 Heol y Bryn", "Rwy'n byw yn [address]")]
    // Vehicles.
    [InlineData("a white van AB12 CDE", "a white van [vehicle registration]")]
    [InlineData("black BMW ab12cde again", "black BMW [vehicle registration] again")]
    [InlineData("It was P123 XYZ.", "It was [vehicle registration].")]
    [InlineData("an old Mini, XYZ 123S", "an old Mini, [vehicle registration]")]
    [InlineData("a car with AIG 1234", "a car with [vehicle registration]")]
    [InlineData("registration number: K1 NGS", "registration number: [vehicle registration]")]
    // Numbers.
    [InlineData("NHS number 943 476 5919", "NHS number [NHS number]")]
    [InlineData("my NI number is QQ 12 34 56 C", "my NI number is [National Insurance number]")]
    [InlineData("my NI number is AB 12 34 56 C", "my NI number is [National Insurance number]")]
    [InlineData("ab123456c", "[National Insurance number]")]
    [InlineData("I was born on 12 March 1961 here", "I was born on [date of birth] here")]
    [InlineData("DOB: 12/03/1961.", "DOB: [date of birth].")]
    [InlineData("Dyddiad geni: 12 Mawrth 1961", "Dyddiad geni: [date of birth]")]
    [InlineData("sort code 20-00-00 and account number 12345678", "sort code [account number] and account number [account number]")]
    [InlineData("They charged 4111 1111 1111 1111 twice", "They charged [account number] twice")]
    [InlineData("my passport number is 533380006", "my passport number is [reference number]")]
    [InlineData("licence QUIXO 803126 ZQ 9AB", "licence [reference number]")]
    [InlineData("crime reference number 42/12345/26 is still open", "crime reference number [reference number] is still open")]
    [InlineData("Rhif trosedd 12345", "Rhif trosedd 12345")]
    [InlineData("cyfeirnod trosedd 42/12345/26", "cyfeirnod trosedd [reference number]")]
    [InlineData("find me as @zeb_quixote there", "find me as [online name] there")]
    [InlineData("see facebook.com/zeb.quixote for more", "see [online name] for more")]
    public void Find_PersonalData_IsReplacedByItsMarker(string text, string expected)
    {
        var redacted = Redaction.Redact(text, PersonalDataFinder.Find(text));

        Assert.Equal(expected, redacted);
    }

    [Theory]
    [InlineData("The Chief Constable and the PCC should meet the Police and Crime Panel.")]
    [InlineData("Councillor Portfolio Holder for Community Safety")]
    [InlineData("With regards to the plan, more is needed.")]
    [InlineData("Born in 1961, the estate has 4111 homes and 1234 5678 visitors on account of its log no 12.")]
    [InlineData("The case for 101 calls and the incident log is made @ 5pm on 12 March 2026.")]
    [InlineData("Thank you for the opportunity to respond.")]
    [InlineData("Yours faithfully,\nThe Residents Association")]
    [InlineData("Yours sincerely,\nChief Executive")]
    [InlineData("I am British and proud of it.")]
    [InlineData("I am Very Concerned about this.")]
    [InlineData("Will the commissioner grace us with a visit in May?")]
    [InlineData("Speeding on Albert Road and in St John ward")]
    [InlineData("We support Clare's Law and the Stephen Lawrence Inquiry.")]
    [InlineData("Victoria Park is unsafe after dark.")]
    [InlineData("Ring 101 or 999, or 116 123.")]
    [InlineData("In 2013 there were 1,234,567 calls and 20 more officers.")]
    [InlineData("01/02/2013 at 10.30 and 2012-2013")]
    [InlineData("It costs £01234567890 a year")]
    [InlineData("section 28(7) of the 2011 Act, page 36, 4.3.4")]
    [InlineData("The M25 and the A38 FOR THE most part, at the B4 3rd exit")]
    [InlineData("paragraph 4.3, table 12 and appendix B2")]
    [InlineData("20 mph on every street, 3 cars on the drive, 40 people in the road")]
    [InlineData("Number 14 in the list of priorities is wrong.")]
    [InlineData("The NHS number 943 476 5918 has a wrong last digit")]
    [InlineData("PCC 12M and NHS 100K in 2014/15")]
    [InlineData("The road is not safe and the Council knows.")]
    [InlineData("Officers on foot. Sergeants too. Inspector visits.")]
    public void Find_NothingPersonal_FindsNothing(string text)
    {
        var redacted = Redaction.Redact(text, PersonalDataFinder.Find(text));

        Assert.Equal(text, redacted);
    }

    [Fact]
    public void Find_RespondentsOwnName_IsFoundWholeAndInParts()
    {
        const string Text = "adaeze oyelowo said so. Will the police listen to Oyelowo or to Mark?";

        var found = PersonalDataFinder.Find(Text, "Mrs Adaeze Oyelowo");

        Assert.Equal(["adaeze oyelowo", "Oyelowo"], found.Select(data => data.Span.Of(Text)));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Find_HostileText_IsReadWithoutThrowing(string text)
    {
        var found = PersonalDataFinder.Find(text, text.Length > 40 ? text[..40] : text);

        Assert.All(found, data => Assert.InRange(data.Span.End, data.Span.Start + 1, text.Length));
        Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
        Assert.NotNull(Redaction.Redact(text, found));
        Assert.InRange(Excerpt.Of(text, 80).Length, 0, 80);
    }

    public static TheoryData<string> HostileTexts { get; } =
    [
        "",
        " ",
        "\0\0\0",
        "\uD83D",
        "\uDE00\uD83D",
        "a\uD800b",
        "'",
        "-'-'-",
        "@@@@",
        "+",
        "(((((((0",
        "Mr",
        "Mr.",
        "My name is",
        "Yours,",
        "number",
        "Flat",
        "I live on",
        new string('a', 100_000),
        new string('0', 100_000),
        string.Concat(Enumerable.Repeat("0 ", 50_000)),
        string.Concat(Enumerable.Repeat("a@", 50_000)),
        string.Concat(Enumerable.Repeat("Mr ", 30_000)),
        string.Concat(Enumerable.Repeat("Jane ", 30_000)),
        string.Concat(Enumerable.Repeat("14 Mill ", 30_000)),
        string.Concat(Enumerable.Repeat("a.", 50_000)) + "@",
        string.Concat(Enumerable.Repeat("Yours,\n", 30_000)),
        string.Concat(Enumerable.Repeat("\u0301", 10_000)),
        new string('\n', 100_000),
        string.Concat(Enumerable.Repeat("'a-", 30_000)),
        "\u202E evil \u2066",
        string.Concat(Enumerable.Repeat("😀", 20_000)),
    ];
}
