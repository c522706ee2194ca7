import RapporteurReportModel

/// Organizations, organs, offices and conferences by the names that reports use, with the codes of the report pack.
enum Organizations {
    struct Row: Sendable {
        var name: String
        var code: String
        var kind: OrganizationKind
    }

    static func rows(_ language: String) -> [Row] {
        let table =
            switch language {
            case "fr": french
            case "es": spanish
            default: language == "en" ? english : ""
            }
        return table.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "|").map { String($0).trimmingSpaces }
            guard parts.count == 3, let kind = OrganizationKind(rawValue: parts[1]) else { return nil }
            return Row(name: parts[2], code: parts[0], kind: kind)
        }
    }

    /// Code, kind, name. An abbreviation in parentheses after a name belongs to it and need not stand here.
    private static let english = """
        ga | organ | General Assembly
        ga | organ | Assembly
        sc | organ | Security Council
        ecosoc | organ | Economic and Social Council
        hrc | organ | Human Rights Council
        chr | organ | Commission on Human Rights
        tc | organ | Trusteeship Council
        icj | organ | International Court of Justice
        acabq | organ | Advisory Committee on Administrative and Budgetary Questions
        acabq | organ | Advisory Committee
        boa | organ | Board of Auditors
        cpc | organ | Committee for Programme and Coordination
        third-committee | organ | Third Committee
        fifth-committee | organ | Fifth Committee
        ccpr | organ | Human Rights Committee
        cerd | organ | Committee on the Elimination of Racial Discrimination
        cedaw | organ | Committee on the Elimination of Discrimination against Women
        cat | organ | Committee against Torture
        crc | organ | Committee on the Rights of the Child
        cescr | organ | Committee on Economic, Social and Cultural Rights
        cmw | organ | Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families
        crpd | organ | Committee on the Rights of Persons with Disabilities
        upr-wg | organ | Working Group on the Universal Periodic Review
        sg | officeHolder | Secretary-General
        srsg | officeHolder | Special Representative of the Secretary-General
        srsg | officeHolder | Special Representative
        hchr | officeHolder | High Commissioner for Human Rights
        hchr | officeHolder | United Nations High Commissioner for Human Rights
        sr-migrants | officeHolder | Special Rapporteur of the Commission on Human Rights on the human rights of migrants
        sr-migrants | officeHolder | Special Rapporteur on the human rights of migrants
        sr | officeHolder | Special Rapporteur
        ohchr | office | Office of the United Nations High Commissioner for Human Rights
        ohchr | office | Office of the High Commissioner for Human Rights
        ohchr | office | OHCHR
        unhcr | office | Office of the United Nations High Commissioner for Refugees
        unhcr | office | UNHCR
        ocha | office | Office for the Coordination of Humanitarian Affairs
        unodc | office | United Nations Office on Drugs and Crime
        unodc | office | UNODC
        unops | agency | United Nations Office for Project Services
        unops | agency | UNOPS
        ilo | agency | International Labour Organization
        ilo | agency | International Labour Organisation
        ilo | agency | ILO
        who | agency | World Health Organization
        who | agency | WHO
        fao | agency | Food and Agriculture Organization of the United Nations
        unesco | agency | United Nations Educational, Scientific and Cultural Organization
        unesco | agency | UNESCO
        unicef | agency | United Nations Children's Fund
        unicef | agency | UNICEF
        unfpa | agency | United Nations Population Fund
        unfpa | agency | UNFPA
        undp | agency | United Nations Development Programme
        undp | agency | UNDP
        unep | agency | United Nations Environment Programme
        unaids | agency | UNAIDS
        unaids | agency | Joint United Nations Programme on HIV/AIDS
        fao | agency | FAO
        unep | agency | UNEP
        ocha | office | OCHA
        imf | agency | IMF
        osce | intergovernmental | OSCE
        asean | intergovernmental | ASEAN
        icrc | ngo | ICRC
        wfp | agency | World Food Programme
        wfp | agency | WFP
        un-women | agency | UN-Women
        worldbank | agency | World Bank
        imf | agency | International Monetary Fund
        unifem | agency | United Nations Development Fund for Women
        iom | intergovernmental | International Organization for Migration
        iom | intergovernmental | IOM
        coe | intergovernmental | Council of Europe
        eu | intergovernmental | European Union
        ec | intergovernmental | European Commission
        oas | intergovernmental | Organization of American States
        oas | intergovernmental | OAS
        au | intergovernmental | African Union
        asean | intergovernmental | Association of South-East Asian Nations
        osce | intergovernmental | Organization for Security and Cooperation in Europe
        caricom | intergovernmental | CARICOM
        oif | intergovernmental | International Organization of la Francophonie
        icc | intergovernmental | International Criminal Court
        iachr | intergovernmental | Inter-American Commission on Human Rights
        icrc | ngo | International Committee of the Red Cross
        ai | ngo | Amnesty International
        hrw | ngo | Human Rights Watch
        wcar | event | World Conference against Racism, Racial Discrimination, Xenophobia and Related Intolerance
        wcar | event | World Conference against Racism
        minustah | office | United Nations Stabilization Mission in Haiti
        minustah | office | MINUSTAH
        minujusth | office | United Nations Mission for Justice Support in Haiti
        minujusth | office | MINUJUSTH
        undof | office | United Nations Disengagement Observer Force
        undof | office | UNDOF
        untaet | office | United Nations Transitional Administration in East Timor
        untaet | office | UNTAET
        unmiset | office | United Nations Mission of Support in East Timor
        unmiset | office | UNMISET
        onusal | office | United Nations Observer Mission in El Salvador
        onusal | office | ONUSAL
        """

    private static let french = """
        ga | organ | Assemblée générale
        sc | organ | Conseil de sécurité
        ecosoc | organ | Conseil économique et social
        hrc | organ | Conseil des droits de l’homme
        chr | organ | Commission des droits de l’homme
        sg | officeHolder | Secrétaire général
        ohchr | office | Haut-Commissariat des Nations Unies aux droits de l’homme
        ohchr | office | Haut-Commissariat aux droits de l’homme
        unhcr | office | Haut-Commissariat des Nations Unies pour les réfugiés
        ilo | agency | Organisation internationale du Travail
        iom | intergovernmental | Organisation internationale pour les migrations
        eu | intergovernmental | Union européenne
        coe | intergovernmental | Conseil de l’Europe
        third-committee | organ | Troisième Commission
        fifth-committee | organ | Cinquième Commission
        icj | organ | Cour internationale de Justice
        acabq | organ | Comité consultatif pour les questions administratives et budgétaires
        boa | organ | Comité des commissaires aux comptes
        ccpr | organ | Comité des droits de l’homme
        cerd | organ | Comité pour l’élimination de la discrimination raciale
        cedaw | organ | Comité pour l’élimination de la discrimination à l’égard des femmes
        cat | organ | Comité contre la torture
        crc | organ | Comité des droits de l’enfant
        cescr | organ | Comité des droits économiques, sociaux et culturels
        crpd | organ | Comité des droits des personnes handicapées
        srsg | officeHolder | Représentant spécial du Secrétaire général
        srsg | officeHolder | Représentante spéciale du Secrétaire général
        hchr | officeHolder | Haut-Commissaire des Nations Unies aux droits de l’homme
        hchr | officeHolder | Haut-Commissaire aux droits de l’homme
        hchr | officeHolder | Haute-Commissaire aux droits de l’homme
        sr | officeHolder | Rapporteur spécial
        sr | officeHolder | Rapporteuse spéciale
        ohchr | office | HCDH
        unhcr | office | HCR
        ocha | office | Bureau de la coordination des affaires humanitaires
        unodc | office | Office des Nations Unies contre la drogue et le crime
        unodc | office | ONUDC
        unops | agency | Bureau des Nations Unies pour les services d’appui aux projets
        ilo | agency | OIT
        who | agency | Organisation mondiale de la Santé
        who | agency | OMS
        fao | agency | Organisation des Nations Unies pour l’alimentation et l’agriculture
        fao | agency | FAO
        unesco | agency | Organisation des Nations Unies pour l’éducation, la science et la culture
        unesco | agency | UNESCO
        unicef | agency | Fonds des Nations Unies pour l’enfance
        unicef | agency | UNICEF
        unfpa | agency | Fonds des Nations Unies pour la population
        unfpa | agency | FNUAP
        undp | agency | Programme des Nations Unies pour le développement
        undp | agency | PNUD
        unep | agency | Programme des Nations Unies pour l’environnement
        unep | agency | PNUE
        unaids | agency | ONUSIDA
        wfp | agency | Programme alimentaire mondial
        wfp | agency | PAM
        un-women | agency | ONU-Femmes
        worldbank | agency | Banque mondiale
        imf | agency | Fonds monétaire international
        imf | agency | FMI
        iom | intergovernmental | OIM
        ec | intergovernmental | Commission européenne
        oas | intergovernmental | Organisation des États américains
        oas | intergovernmental | OEA
        au | intergovernmental | Union africaine
        asean | intergovernmental | Association des nations de l’Asie du Sud-Est
        asean | intergovernmental | ASEAN
        osce | intergovernmental | Organisation pour la sécurité et la coopération en Europe
        osce | intergovernmental | OSCE
        oif | intergovernmental | Organisation internationale de la Francophonie
        icc | intergovernmental | Cour pénale internationale
        iachr | intergovernmental | Commission interaméricaine des droits de l’homme
        icrc | ngo | Comité international de la Croix-Rouge
        icrc | ngo | CICR
        ai | ngo | Amnesty International
        hrw | ngo | Human Rights Watch
        """

    private static let spanish = """
        ga | organ | Asamblea General
        sc | organ | Consejo de Seguridad
        ecosoc | organ | Consejo Económico y Social
        hrc | organ | Consejo de Derechos Humanos
        chr | organ | Comisión de Derechos Humanos
        third-committee | organ | Tercera Comisión
        sg | officeHolder | Secretario General
        hcr | officeHolder | Alto Comisionado de las Naciones Unidas para los Refugiados
        ohchr | office | Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos
        ilo | agency | Organización Internacional del Trabajo
        iom | intergovernmental | Organización Internacional para las Migraciones
        icj | organ | Corte Internacional de Justicia
        acabq | organ | Comisión Consultiva en Asuntos Administrativos y de Presupuesto
        boa | organ | Junta de Auditores
        fifth-committee | organ | Quinta Comisión
        ccpr | organ | Comité de Derechos Humanos
        cerd | organ | Comité para la Eliminación de la Discriminación Racial
        cedaw | organ | Comité para la Eliminación de la Discriminación contra la Mujer
        cat | organ | Comité contra la Tortura
        crc | organ | Comité de los Derechos del Niño
        cescr | organ | Comité de Derechos Económicos, Sociales y Culturales
        crpd | organ | Comité sobre los Derechos de las Personas con Discapacidad
        srsg | officeHolder | Representante Especial del Secretario General
        hchr | officeHolder | Alto Comisionado de las Naciones Unidas para los Derechos Humanos
        hchr | officeHolder | Alta Comisionada de las Naciones Unidas para los Derechos Humanos
        hchr | officeHolder | Alto Comisionado para los Derechos Humanos
        sr | officeHolder | Relator Especial
        sr | officeHolder | Relatora Especial
        ohchr | office | ACNUDH
        unhcr | office | Oficina del Alto Comisionado de las Naciones Unidas para los Refugiados
        unhcr | office | ACNUR
        ocha | office | Oficina de Coordinación de Asuntos Humanitarios
        unodc | office | Oficina de las Naciones Unidas contra la Droga y el Delito
        unodc | office | UNODC
        unops | agency | Oficina de las Naciones Unidas de Servicios para Proyectos
        ilo | agency | OIT
        who | agency | Organización Mundial de la Salud
        who | agency | OMS
        fao | agency | Organización de las Naciones Unidas para la Alimentación y la Agricultura
        fao | agency | FAO
        unesco | agency | Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura
        unesco | agency | UNESCO
        unicef | agency | Fondo de las Naciones Unidas para la Infancia
        unicef | agency | UNICEF
        unfpa | agency | Fondo de Población de las Naciones Unidas
        unfpa | agency | UNFPA
        undp | agency | Programa de las Naciones Unidas para el Desarrollo
        undp | agency | PNUD
        unep | agency | Programa de las Naciones Unidas para el Medio Ambiente
        unep | agency | PNUMA
        unaids | agency | ONUSIDA
        wfp | agency | Programa Mundial de Alimentos
        un-women | agency | ONU-Mujeres
        worldbank | agency | Banco Mundial
        imf | agency | Fondo Monetario Internacional
        imf | agency | FMI
        iom | intergovernmental | OIM
        eu | intergovernmental | Unión Europea
        ec | intergovernmental | Comisión Europea
        coe | intergovernmental | Consejo de Europa
        oas | intergovernmental | Organización de los Estados Americanos
        oas | intergovernmental | OEA
        au | intergovernmental | Unión Africana
        asean | intergovernmental | Asociación de Naciones de Asia Sudoriental
        osce | intergovernmental | Organización para la Seguridad y la Cooperación en Europa
        osce | intergovernmental | OSCE
        icc | intergovernmental | Corte Penal Internacional
        iachr | intergovernmental | Comisión Interamericana de Derechos Humanos
        icrc | ngo | Comité Internacional de la Cruz Roja
        icrc | ngo | CICR
        ai | ngo | Amnistía Internacional
        hrw | ngo | Human Rights Watch
        """
}
