namespace ConsultationIntake.Reading;

/// <summary>Why a passage is no point, in terms a person understands.</summary>
public enum SetAsideReason
{
    /// <summary>A salutation, thanks for being consulted, pleasantries, "please find attached".</summary>
    Greeting,

    /// <summary>A sign-off, a name, a role, an address block.</summary>
    Signature,

    /// <summary>Confidentiality, viruses, privacy, footers of an organisation.</summary>
    Disclaimer,

    /// <summary>An earlier mail, quoted or sent on.</summary>
    QuotedMail,

    /// <summary>A heading, a title, a form's question, a column's title, a letterhead.</summary>
    Heading,

    /// <summary>What the sender says of itself.</summary>
    WhoWeAre,

    /// <summary>How the response was made and how it is to be handled.</summary>
    HowWeConsulted,

    /// <summary>A committee paper's own matter: purpose, implications, procedure, law, statistics.</summary>
    CommitteePaper,

    /// <summary>What the plan is and how it is made, without a view of it.</summary>
    AboutThePlan,

    /// <summary>Only announces what follows it.</summary>
    IntroducesAList,

    /// <summary>Page numbers, running heads, dates, figures.</summary>
    PageFurniture,

    /// <summary>"No comment", a tick, a single word, copy-editing.</summary>
    NoComment,

    /// <summary>An option that was chosen: it is counted, not read.</summary>
    Choice,

    /// <summary>Blank space, list labels and rules between passages.</summary>
    Layout,

    /// <summary>Beyond what is read of one response: a person must look at it.</summary>
    NotRead,

    /// <summary>A comment in a file's margin, or a note stuck on a page.</summary>
    MarginComment,

    /// <summary>What stands at the head or foot of a file's pages.</summary>
    PageHeader,
}
