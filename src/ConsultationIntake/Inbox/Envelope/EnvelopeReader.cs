using ConsultationIntake.Mail;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Inbox.Envelope;

/// <summary>
/// Takes a mail's text apart into what its sender says and what is only carried along. Something is set aside on evidence,
/// which is kept with it; in doubt the sender said it.
/// </summary>
internal static class EnvelopeReader
{
    public static MailEnvelope Read(string text, MailSetting setting)
    {
        var reading = new Reading(MailLine.Of(text), setting);
        var forwarded = reading.Take(0, reading.Lines.Count, setting, depth: 0);
        var parts = reading.Parts;
        // A reply that has no words of its own may be one whose words stand below a mark that looks like a quotation's.
        if (parts.All(part => !part.IsResponse) && parts.FindIndex(part => part.Reason == SetAsideReason.QuotedMail) is >= 0 and var only)
            parts[only] = new EnvelopePart { Name = EnvelopePart.Response, Span = parts[only].Span };
        return new MailEnvelope(parts, forwarded);
    }

    private sealed class Reading(IReadOnlyList<MailLine> lines, MailSetting mail)
    {
        private const int MaxForwards = 5;
        private const int LongNote = 400;

        public IReadOnlyList<MailLine> Lines => lines;

        public List<EnvelopePart> Parts { get; } = [];

        /// <summary>Who wrote what was passed on in these lines, or null.</summary>
        public MailAddress? Take(int start, int end, MailSetting setting, int depth)
        {
            start = Banner(start, end);
            var answering = setting with { IsReply = setting.IsReply || EarlierMail.SubjectReplies(setting.Subject) };
            if (EarlierMail.First(lines, start, end, answering) is not { } earlier)
            {
                OwnWords(start, end, setting.IsReply);
                return null;
            }

            if (Forwards(earlier, start, setting) && depth < MaxForwards)
            {
                Note(start, earlier.Line);
                Add("forwarding", SetAsideReason.QuotedMail, "Lines that say who wrote what was passed on.", earlier.Line, earlier.End);
                return Take(earlier.End, end, setting with { Subject = earlier.Subject }, depth + 1) ?? earlier.From;
            }

            OwnWords(start, earlier.Line, setting.IsReply);
            if (!earlier.IsMarked)
            {
                var told = earlier.HasHeaders
                    ? "An earlier mail's header lines stand above it."
                    : "A line above it says who wrote it and when.";
                Add("quoted", SetAsideReason.QuotedMail, told, earlier.Line, end, certain: earlier.HasHeaders);
                return null;
            }

            Add("quoted", SetAsideReason.QuotedMail, "It says who wrote the marked lines below it and when.", earlier.Line, earlier.End);
            // Between and below the marked lines may stand answers written into them.
            OwnWords(earlier.End, end, isReply: true);
            return null;
        }

        /// <summary>An answer carries the mail along that it answers; everything else with header lines in it passes a mail on.</summary>
        private bool Forwards(EarlierMail earlier, int start, MailSetting setting)
        {
            if (!earlier.HasHeaders)
                return earlier.SaysForwarded;
            if (earlier.From is { } from && mail.IsOurs(from.Email))
                return false;
            var answers = setting.IsReply || EarlierMail.SubjectReplies(setting.Subject);
            return earlier.SaysForwarded || EarlierMail.SubjectForwards(setting.Subject) || !answers || NothingSaid(start, earlier.Line);
        }

        private bool NothingSaid(int start, int end) => lines.Skip(start).Take(end - start).All(line => line.IsBlank);

        /// <summary>
        /// What stands above a mail that is passed on: a word to the office is set aside, a whole page is a response too.
        /// </summary>
        private void Note(int start, int end)
        {
            var before = Parts.Count;
            OwnWords(start, end, isReply: false);
            for (var i = before; i < Parts.Count; i++)
            {
                if (Parts[i].IsResponse && Parts[i].Span.Length < LongNote)
                {
                    Parts[i] = Parts[i] with
                    {
                        Name = "forwarding",
                        Reason = SetAsideReason.Greeting,
                        Evidence = "A short note above a mail that is passed on.",
                        Certain = Parts[i].Span.Length < LongNote / 2,
                    };
                }
            }
        }

        private int Banner(int start, int end)
        {
            var after = start;
            for (var banners = 0; banners < 3; banners++)
            {
                var first = after;
                while (first < end && lines[first].IsBlank)
                    first++;
                var isLanguageLine = first < end && SignOff.IsLanguageLine(lines[first].Text);
                if (first == end || !(isLanguageLine || SignOff.IsBanner(lines[first].Text)))
                    break;
                after = first + 1;
                while (!isLanguageLine && after < end && !lines[after].IsBlank)
                    after++;
            }

            Add("banner", SetAsideReason.Disclaimer, "A line that mail servers and organisations print at the top.", start, after);
            return after;
        }

        /// <summary>Text without an earlier mail in it. Marked lines are quoted in an answer to one; else a person marked them.</summary>
        private void OwnWords(int start, int end, bool isReply)
        {
            var i = start;
            while (i < end)
            {
                var quoted = isReply && lines[i].IsMarked;
                var after = i + 1;
                while (after < end && (isReply && lines[after].IsMarked) == quoted)
                    after++;
                if (quoted)
                    Add("quoted", SetAsideReason.QuotedMail, "Marked lines in an answer to a mail.", i, after);
                else
                    Signed(i, after);
                i = after;
            }
        }

        private void Signed(int start, int end)
        {
            var footer = SignOff.ListFooterStart(lines, start, end);
            var legal = SignOff.LegalWordsStart(lines, start, footer);
            var signature = SignOff.FindSignature(lines, start, legal);
            if (signature is null && legal < footer && !SignOff.IsPlainlyLegal(lines, legal, footer))
                legal = footer;
            if (signature is { } signed)
            {
                Add(EnvelopePart.Response, null, null, start, signed.Start);
                Add("signature", SetAsideReason.Signature, "A sign-off with a name or an address below it.", signed.Start, signed.End);
                Add(EnvelopePart.Response, null, null, signed.End, legal);
            }
            else
            {
                Add(EnvelopePart.Response, null, null, start, legal);
            }

            Add("disclaimer", SetAsideReason.Disclaimer, "Legal words at the end.", legal, footer);
            Add("disclaimer", SetAsideReason.Disclaimer, "A mailing list's own lines at the end.", footer, end);
        }

        /// <summary>Neighbours of one kind are one part; nothing is added where there are no words.</summary>
        private void Add(string name, SetAsideReason? reason, string? evidence, int start, int end, bool certain = true)
        {
            while (start < end && lines[start].IsBlank)
                start++;
            while (end > start && lines[end - 1].IsBlank)
                end--;
            if (start >= end)
                return;
            var span = TextSpan.FromBounds(lines[start].Span.Start, lines[end - 1].Span.End);
            if (Parts is [.., var last] && last.Name == name && last.Certain == certain)
                Parts[^1] = last with { Span = TextSpan.FromBounds(last.Span.Start, span.End) };
            else
                Parts.Add(
                    new EnvelopePart
                    {
                        Name = name,
                        Span = span,
                        Reason = reason,
                        Evidence = evidence,
                        Certain = certain,
                    }
                );
        }
    }
}
