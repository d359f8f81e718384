using ConsultationIntake.Inbox.Envelope;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Tests.Inbox;

/// <summary>What of a mail's text its sender says, and on what evidence the rest is set aside.</summary>
public sealed class EnvelopeTests
{
    private const string Own = "The underpass is full of needles and nobody cleans it.";
    private const string Quoted = "We would put more constables on every estate.";

    [Theory]
    [InlineData("On Mon, 2 Nov 2026 at 10:05, The Office <office@pcc.example> wrote:")]
    [InlineData("On Mon, 2 Nov 2026 at 10:05, The Office,\nConsultations <office@pcc.example>\nwrote:")]
    [InlineData("> On 2 Nov 2026, at 10:05, The Office wrote:")]
    [InlineData("On 02/11/2026 10:05, The Office wrote:")]
    [InlineData("On Monday 2 November 2026 at 10:05:33 GMT, The Office <office@pcc.example> wrote:")]
    [InlineData("Ar Llun, 2 Tach 2026 am 10:05, ysgrifennodd Y Swyddfa <office@pcc.example>:")]
    [InlineData("W dniu 2.11.2026 o 10:05, The Office pisze:")]
    [InlineData("pon., 2 lis 2026 o 10:05 The Office <office@pcc.example> napisał(a):")]
    [InlineData("Am Mo., 2. Nov. 2026 um 10:05 Uhr schrieb The Office <office@pcc.example>:")]
    [InlineData("Le lun. 2 nov. 2026 à 10:05, The Office <office@pcc.example> a écrit :")]
    [InlineData("El lun, 2 nov 2026 a las 10:05, The Office (<office@pcc.example>) escribió:")]
    [InlineData("În lun., 2 nov. 2026 la 10:05, The Office <office@pcc.example> a scris:")]
    [InlineData("The Office <office@pcc.example> escreveu (segunda, 2/11/2026 à(s) 10:05):")]
    [InlineData("Il giorno lun 2 nov 2026 alle ore 10:05 The Office <office@pcc.example> ha scritto:")]
    [InlineData("2026-11-02, pr, 10:05 The Office <office@pcc.example> rašė:")]
    public void Attribution_OfAnyProgram_AndTheMarkedLinesBelow_AreQuoted(string attribution)
    {
        var marked = attribution.StartsWith('>');

        var envelope = Read($"{Own}\n\n{attribution}\n\n> {Quoted}\n>\n> {Quoted}", isReply: marked);

        Assert.Equal([("body", Own), ("quoted", $"{attribution}\n\n> {Quoted}\n>\n> {Quoted}")], envelope);
    }

    [Theory]
    [InlineData("From: The Office <office@pcc.example>\nSent: 02 November 2026 10:05\nTo: Jo Clerk\nSubject: Your views")]
    [InlineData(
        "-----Original Message-----\nFrom: The Office\nSent: 02 November 2026 10:05\nTo: jo@northdale.example\nSubject: Your views"
    )]
    [InlineData(
        "________________________________\nOddi wrth: Y Swyddfa <office@pcc.example>\nAnfonwyd: 02 Tachwedd 2026 10:05\n"
            + "At: Jo\nPwnc: Eich barn"
    )]
    [InlineData("Von: The Office <office@pcc.example>\nGesendet: Montag, 2. November 2026 10:05\nAn: Jo\nBetreff: Ihre Meinung")]
    [InlineData("De : The Office <office@pcc.example>\nEnvoyé : lundi 2 novembre 2026 10:05\nÀ : Jo\nObjet : Votre avis")]
    [InlineData("Od: The Office <office@pcc.example>\nWysłano: poniedziałek, 2 listopada 2026 10:05\nDo: Jo\nTemat: Opinia")]
    public void HeaderLines_InAnAnswer_QuoteWhatStandsBelowThem(string headers)
    {
        var envelope = Read($"{Own}\n\n{headers}\n\n{Quoted}", subject: "Re: Your views");

        Assert.Equal([("body", Own), ("quoted", $"{headers}\n\n{Quoted}")], envelope);
    }

    [Theory]
    [InlineData("On the last page the Commissioner wrote:\n\"We will be visible.\"\n\nNobody has seen a constable since spring.")]
    [InlineData(
        "Our street met and says:\n\n> the underpass is full of needles\n> fireworks are thrown at the bus\n\n"
            + ">60% of us have stopped using it."
    )]
    [InlineData(
        "Please see what our tenants decided.\n\nFrom: Quarry Row Tenants\nTo: The Commissioner\nDate: 18 November 2026\n"
            + "Subject: Your draft\n\nMore patrols."
    )]
    [InlineData("From 1 April 2026 to 31 March 2027 we ask for:\n\nmore patrols on the estate at night")]
    [InlineData("Hello\n\nThe underpass is full of needles.\n--\nFireworks are thrown at the bus every evening.")]
    [InlineData("Hi\n\nMany thanks\n\nThe underpass is full of needles.\n\nFireworks are thrown at the bus every evening.")]
    [InlineData("Hello\n\nPlease keep this message confidential, as I am afraid of him.\n\nMy former partner still comes to my door.")]
    [InlineData("Your privacy notice explains nothing about how long you hold our names.\n\nThe harbour has no night watch.")]
    [InlineData("We welcome correspondence in Welsh from the police, which never comes.\n\nThe chapel has had its lead stolen.")]
    [InlineData(
        "Hi\n\nThe lights are out in every street of our estate\n\nRegards to the team at the station who came out last night, "
            + "they were kind"
    )]
    public void WhatAPersonTypes_IsTheResponse(string text) => Assert.Equal([("body", text)], Read(text));

    [Fact]
    public void MarkedLines_InAnAnswer_AreQuotedAndWhatStandsBetweenThemIsNot()
    {
        var envelope = Read($"> {Quoted}\n\nNo, lights first.\n\n> {Quoted}\n\n{Own}", isReply: true);

        Assert.Equal([("quoted", $"> {Quoted}"), ("body", "No, lights first."), ("quoted", $"> {Quoted}"), ("body", Own)], envelope);
    }

    [Theory]
    [InlineData("Kind regards\n\nJo Clerk\nDemocratic Services\n01632 960001")]
    [InlineData("Cofion gorau,\nSiân")]
    [InlineData("--\nJo Clerk\nwww.northdale.example")]
    [InlineData("Sent from my iPhone")]
    public void Signature_AtTheEnd_IsSetAside(string signature) =>
        Assert.Equal([("body", Own), ("signature", signature)], Read($"{Own}\n\n{signature}"));

    [Theory]
    [InlineData("PS Please also mend the gate by the pond, where girls are followed.")]
    [InlineData("Fireworks are also thrown at the bus every evening by older boys.")]
    [InlineData("- mend the gate by the pond")]
    public void WhatStandsBelowASignature_IsTheSendersStill(string below) =>
        Assert.Equal([("body", Own), ("signature", "Regards\nPat"), ("body", below)], Read($"{Own}\n\nRegards\nPat\n\n{below}"));

    [Theory]
    [InlineData("Regards\nPat\n\n", "This email is confidential and intended solely for the addressee.")]
    [InlineData(
        "",
        "This message is confidential and intended only for the person named above. If you have received it in error please delete it."
    )]
    [InlineData("", "--\nThis message was checked by the gateway of Anytown. Opinions are those of the writer and not of Anytown.")]
    [InlineData("", "___\nReservoir Friends list. To leave, write to the moderator.")]
    public void Disclaimer_BelowASignOffOrSaidTwice_IsSetAside(string signature, string disclaimer)
    {
        var aside = Read($"{Own}\n\n{signature}{disclaimer}").Skip(1).Select(part => part.Text);

        Assert.Equal(signature + disclaimer, string.Join("\n\n", aside).Replace("--\n\n", "--\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FW: Our response", "Please see below.\n\n", "")]
    [InlineData("Our response", "Please see below.\n\n", "---------- Forwarded message ---------\n")]
    [InlineData("Our response", "", "Begin forwarded message:\n\n")]
    public void PassedOn_TheInnerMailIsTheResponse(string subject, string note, string mark)
    {
        var headers =
            "From: Ada Reeve <ada@harbourwa.example>\nDate: Mon, 2 Nov 2026 at 10:05\nSubject: Our response\nTo: <sam@pcc.example>";
        var envelope = EnvelopeReader.Read($"{note}{mark}{headers}\n\n{Own}", new MailSetting { Subject = subject });

        Assert.Equal("ada@harbourwa.example", envelope.Forwarded?.Email);
        Assert.Equal(Own, Assert.Single(Texts($"{note}{mark}{headers}\n\n{Own}", envelope), part => part.Name == "body").Text);
    }

    [Fact]
    public void LanguageLine_AtTheTop_IsSetAsideAlone() =>
        Assert.Equal(
            [("banner", "We welcome correspondence in Welsh and English."), ("body", Own)],
            Read($"We welcome correspondence in Welsh and English.\n{Own}")
        );

    [Fact]
    public void OurOwnInvitation_BelowANewMail_IsQuoted()
    {
        var text = $"{Own}\n\nFrom: The Office <office@pcc.example>\nSent: 02 November 2026 10:05\nTo: Jo\nSubject: Your views\n\n{Quoted}";

        var envelope = EnvelopeReader.Read(text, new MailSetting { IsOurs = address => address == "office@pcc.example" });

        Assert.Equal([Own], Texts(text, envelope).Where(part => part.Name == "body").Select(part => part.Text));
    }

    [Fact]
    public void EverySetAsidePart_SaysOnWhatEvidence()
    {
        var text =
            $"CAUTION: This email originated from outside.\n\n{Own}\n\nRegards\nPat\n\n"
            + $"On Mon, 2 Nov 2026 at 10:05, Jo <jo@x.example> wrote:\n\n> {Quoted}";

        var envelope = EnvelopeReader.Read(text, new MailSetting());

        Assert.Equal(["banner", "body", "signature", "quoted"], envelope.Parts.Select(part => part.Name));
        Assert.All(envelope.Parts, part => Assert.Equal(part.IsResponse, part.Evidence is null));
        Assert.All(envelope.Parts, part => Assert.True(part.Certain));
    }

    [Fact]
    public void AttributionWithoutMarkedLines_InAnAnswer_IsQuotedAndToBeLookedAt()
    {
        var text = $"{Own}\n\nOn Mon, 2 Nov 2026 at 10:05, Jo <jo@x.example> wrote:\n\n{Quoted}";

        Assert.False(EnvelopeReader.Read(text, new MailSetting { IsReply = true }).Parts[^1].Certain);
        Assert.True(Assert.Single(EnvelopeReader.Read(text, new MailSetting()).Parts).IsResponse);
    }

    [Theory]
    [InlineData(
        "Our response is attached. I would add that my bicycle was never mentioned again.",
        "I would add that my bicycle was never mentioned again."
    )]
    [InlineData("Dear all\n\nPlease find attached our response to the consultation.\n\nKind regards\nJo", "Dear all|Kind regards\nJo")]
    [InlineData("Attached is our response. It replaces the draft I sent last week.", "")]
    [InlineData(
        "I attach a letter. Members strongly oppose the closure of the custody suite.",
        "Members strongly oppose the closure of the custody suite."
    )]
    [InlineData(
        "Attached is a photograph because the underpass is full of needles.",
        "Attached is a photograph because the underpass is full of needles."
    )]
    public void CoverNote_OnlyTheSentenceThatHandsOverIsSetAside(string note, string kept)
    {
        var pieces = CoverNote.Cut(new SubmissionText.Piece(PartKind.EmailBody, "body", note)).ToList();

        Assert.Equal(
            kept.Split('|', StringSplitOptions.RemoveEmptyEntries),
            pieces.Where(piece => piece.Kind == PartKind.EmailBody).Select(piece => piece.Text)
        );
        Assert.Equal(note, SubmissionText.Compose(pieces).Value);
    }

    private static List<(string Name, string Text)> Read(string text, bool isReply = false, string subject = "Response") =>
        Texts(text, EnvelopeReader.Read(text, new MailSetting { IsReply = isReply, Subject = subject }));

    private static List<(string Name, string Text)> Texts(string text, MailEnvelope envelope) =>
        [.. envelope.Parts.Select(part => (part.Name, part.Span.Of(text)))];
}
